"""The command line inside the test's own process: quick, with secrets from files."""

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.casebooks import PASSPHRASE

from bearwitness.cli.main import main
from bearwitness.vault import hygiene

InProcess = Callable[..., tuple[int, str]]
Streams = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> InProcess:
    """Runs a verb; gives its exit code and all that it said."""
    prepare(tmp_path, monkeypatch)

    def command(*words: str) -> tuple[int, str]:
        code = main(words)
        out, err = capfd.readouterr()
        return code, out + err

    return command


@pytest.fixture
def streams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Streams:
    """Runs a verb; gives what a process of its own would: its exit code and its two streams."""
    prepare(tmp_path, monkeypatch)

    def command(*words: str) -> CompletedProcess[str]:
        code = main(words)
        return CompletedProcess(words, code, *capfd.readouterr())

    return command


def prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase in a file, English, and limits that would stay with the test's own process left alone."""
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE + "\n", "utf-8")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(file))
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    monkeypatch.setattr(hygiene, "harden", lambda: None)
    for name in [name for name in os.environ if name.startswith("BEARWITNESS_AGE")]:
        monkeypatch.delenv(name)
