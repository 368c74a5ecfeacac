"""A01 for linkage: no name is in any file that a run writes, during it or after."""

import importlib
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import numpy as np
import pandas as pd
import pytest

from bearwitness.linkage import link_lists
from bearwitness.linkage.area import private_area
from bearwitness.linkage.errors import TooLittleMemory
from bearwitness.linkage.model import engine
from bearwitness.linkage.names.evidence import chances_of, words_met
from bearwitness.linkage.simulation import make_lists

CANARY = "Kanarienvogel-7Q"
BLOCK = 32 * 1024
"""Bytes of the smallest block that the engine spills."""
WANTED = (*(CANARY.encode(code) for code in ("utf-8", "utf-16-le")), CANARY.lower().encode())


def marked(population: int = 600) -> dict[str, pd.DataFrame]:
    frames = make_lists(np.random.default_rng(52), population=population, chances=(0.2, 0.2, 0.2)).frames
    return {
        name: frame.assign(
            name=[f"{CANARY} {each}" if n % 5 == 0 else each for n, each in enumerate(frame["name"])]
        )
        for name, frame in frames.items()
    }


def hits(folder: Path) -> list[str]:
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if any(text in each.read_bytes() for text in WANTED)]


class Watched:
    """Reads whatever lies in a folder, again and again while a block runs: an engine removes what it spilled."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.most, self.hits = folder, 0, set[str]()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.002):
            for each in self.folder.rglob("*"):
                with suppress(OSError):
                    self._read(each)

    def _read(self, path: Path) -> None:
        if path.is_file():
            data = path.read_bytes()
            self.most = max(self.most, len(data))
            if any(text in data for text in WANTED):
                self.hits.add(path.name)


def test_what_duckdb_spills_holds_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So little memory that it spills, and may not be enough: whatever comes of it, no name is in the files."""
    monkeypatch.setattr(engine, "LEAST_MEMORY", 22)
    with Watched(tmp_path) as watched, suppress(TooLittleMemory):
        link_lists(marked(6_000), seed=1, work=tmp_path)
    assert watched.most >= BLOCK, "it did spill, so that there is what to look at"
    assert watched.hits == set()
    assert list(tmp_path.iterdir()) == []


def test_too_little_memory_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LEAST_MEMORY", 16)
    with pytest.raises(TooLittleMemory) as stopped:
        link_lists(marked(6_000), seed=1, work=tmp_path)
    assert CANARY not in stopped.value.english()
    assert list(tmp_path.iterdir()) == []


def test_memory_grows_with_the_records() -> None:
    assert engine.memory_of(200) == engine.memory_of(200_000) == "800MB"
    assert engine.memory_of(1_000_000) == "4000MB"


def test_no_name_reaches_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, out, kept = tmp_path / "work", tmp_path / "out", tmp_path / "kept"
    for each in (work, out):
        each.mkdir()
    monkeypatch.setattr("bearwitness.linkage.area.shutil.rmtree", lambda path, **_: shutil.move(path, kept))
    link_lists(marked(), seed=1, work=work).write_replicates(out, 2)
    assert kept.exists(), "what the engine leaves is looked at before it goes"
    assert oct(kept.stat().st_mode)[-3:] == "700"
    assert hits(tmp_path) == []


def test_the_work_area_is_gone_even_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    module = importlib.import_module("bearwitness.linkage.link_lists")
    monkeypatch.setattr(module, "score", fail)
    with pytest.raises(RuntimeError):
        link_lists(marked(), seed=1, work=tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert chances_of.cache_info().currsize == 0, "the parts of names that were met"
    assert words_met.cache_info().currsize == 0


def test_what_a_killed_process_left_goes_with_the_next_run(tmp_path: Path) -> None:
    """Of a process that is no more, and nobody else's: not of one that runs, not what a link leads to."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left, live = tmp_path / f"link-{dead.pid}-abc", tmp_path / f"link-{os.getpid()}-abc"
    other, kept = tmp_path / "link-notes", tmp_path / "elsewhere"
    for each in (left, live, other, kept):
        each.mkdir(mode=0o700)
        (each / "spilled").write_text("1")
    (tmp_path / f"link-{dead.pid}-def").symlink_to(kept)
    wide = tmp_path / f"link-{dead.pid}-wide"
    wide.mkdir()
    wide.chmod(0o755)
    with private_area(tmp_path) as made:
        assert made.name.startswith(f"link-{os.getpid()}-")
        assert not left.exists()
    assert not made.exists()
    assert all((each / "spilled").exists() for each in (live, other, kept))
    assert wide.exists()


def test_the_engine_sees_numbers_only() -> None:
    from bearwitness.linkage.records import gather

    table = gather(marked()).table
    for column in table.columns:
        assert all(isinstance(each, int | np.integer) for each in table[column].dropna()), column


def test_the_search_can_fail(tmp_path: Path) -> None:
    with Watched(tmp_path) as watched:
        (tmp_path / "leak").write_text(f"x{CANARY}x", "utf-8")
        assert hits(tmp_path) == ["leak"]
        time.sleep(0.5)
    assert watched.hits == {"leak"}
