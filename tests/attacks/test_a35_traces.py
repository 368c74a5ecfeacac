"""A35: a process that has unlocked leaves no core dump, cannot be attached to, and its temporary files are its own."""

import sys
from functools import partial
from pathlib import Path

import pytest
from tests.casebooks import folder, template, unlocked
from tests.crash.harness import Say, forked

__all__ = ["folder", "template"]


def look(path: Path, say: Say) -> None:
    import ctypes
    import resource

    kernel = ctypes.CDLL(None)
    kernel.prctl(4, 1, 0, 0, 0)
    before = kernel.prctl(3, 0, 0, 0, 0)
    unlocked(path)
    say(str(before), str(kernel.prctl(3, 0, 0, 0, 0)), str(resource.getrlimit(resource.RLIMIT_CORE)[0]))


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_unlocking_shuts_the_doors_to_memory(folder: Path) -> None:
    before, dumpable, core = forked(partial(look, folder), None).split()
    assert (before, dumpable, core) == ("1", "0", "0")


def test_every_file_is_for_its_owner_alone(folder: Path) -> None:
    assert {each.stat().st_mode & 0o077 for each in (folder, *folder.rglob("*"))} == {0}
