"""A03: passphrases that are too long, hold NUL, or are written in another normal form."""

import time
import unicodedata
from pathlib import Path
from typing import Literal, get_args

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import folder, template

from bearwitness.vault.cost import CHEAPEST, Cost
from bearwitness.vault.keyring import Keyring

__all__ = ["folder", "run", "template"]

Form = Literal["NFC", "NFD"]
FORMS = get_args(Form)
HANGUL = "두만강 너머 일곱 낱말의 암호 문구"


@pytest.mark.parametrize(
    "content", [b"x" * 10_000_000, b"nul\0" * 5, b"", b"\xff\xfe" * 9, "가".encode() * 400]
)
def test_what_cannot_be_a_passphrase_never_reaches_argon2(
    run: InProcess, folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    file = folder.parent / "odd.txt"
    file.write_bytes(content)
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(file))
    monkeypatch.setattr(Cost, "derive", lambda *_: pytest.fail("Argon2 was reached"))
    begun = time.process_time()
    code, said = run("audit", str(folder))
    assert (code, "Traceback" in said) == (23, False)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("made", FORMS)
@pytest.mark.parametrize("typed", FORMS)
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_one_passphrase_in_two_forms_opens(
    run: InProcess, tmp_path: Path, made: Form, typed: Form, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keyring.json"
    keys = Keyring.create(path, "K-1", "amina", unicodedata.normalize(made, HANGUL), CHEAPEST)
    file = tmp_path / "typed.txt"
    file.write_bytes((unicodedata.normalize(typed, HANGUL) + end).encode())
    from bearwitness.vault.passphrase import read_passphrase

    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(file))
    assert Keyring.load(path).unlock("amina", read_passphrase("")) == keys


def test_no_verb_takes_a_secret_as_an_argument() -> None:
    """What stands on a command line stands in the shell's history and in the list of processes."""
    import argparse
    import importlib

    from bearwitness.cli.main import VERBS

    for verb in VERBS:
        parser = argparse.ArgumentParser()
        importlib.import_module(f"bearwitness.cli.{verb}").arguments(parser, "en")
        options = {option for action in parser._actions for option in action.option_strings} - {"--passage"}
        assert not {each for each in options if "pass" in each or "secret" in each or "share" in each}, verb
