"""Where a passphrase may come from: a named file or a terminal."""

import io
from pathlib import Path

import pytest

from bearwitness.vault.errors import BadPassphrase, NoPassphrase
from bearwitness.vault.passphrase import VARIABLE, read_passphrase


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"seven plain words", "seven plain words"),
        (b"seven plain words\n", "seven plain words"),
        (b"seven plain words\r\n", "seven plain words"),
        (b" kept spaces \n\n", " kept spaces \n"),
    ],
)
def test_the_named_file_gives_it_less_its_last_line_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, passphrase: str
) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes(content)
    monkeypatch.setenv(VARIABLE, str(path))
    assert read_passphrase("?") == passphrase


def test_off_a_terminal_nothing_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: pytest.fail("prompted"))
    monkeypatch.setattr("sys.stdin", io.StringIO("seven plain words\n"))
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(NoPassphrase):
        read_passphrase("?")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "missing"))
    with pytest.raises(NoPassphrase):
        read_passphrase("?")


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_the_longest_passphrase_is_whole_and_a_longer_one_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: bytes
) -> None:
    from bearwitness.vault.passphrase import MAXIMUM, passphrase_bytes

    path = tmp_path / "passphrase"
    monkeypatch.setenv(VARIABLE, str(path))
    path.write_bytes(b"x" * MAXIMUM + ending)
    assert passphrase_bytes(read_passphrase("?")) == b"x" * MAXIMUM
    path.write_bytes(b"x" * (MAXIMUM + 1) + ending)
    with pytest.raises(BadPassphrase):
        passphrase_bytes(read_passphrase("?"))
