"""A casebook on the command line, with one testimony in it that names nobody."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import folder, keys, template

__all__ = ["folder", "keys", "run", "template"]

TEXT = "나는 [P1]. I was 17 when I crossed the Tumen in 2003. I was sold in Yanji for 8000 yuan, then again in Yanji.\n"
CONSENT = """
scopes: {analyse: yes, count: yes}
language: ko
text_version: 2026-1
method: signed
interviewer: amina
date: 2026-05-01
questions: [yes, yes, yes, yes, yes, yes, yes]
"""
Verb = Callable[..., dict[str, Any]]


@pytest.fixture
def verb(run: InProcess, folder: Path) -> Verb:
    """Run a verb on the casebook, and return the object that it prints; `code` is the exit code to come."""

    def call(name: str, *words: object, code: int = 0) -> dict[str, Any]:
        done, said = run(name, str(folder), *map(str, words), "--json")
        assert done == code, said
        found = json.loads(next(line for line in said.splitlines() if line.startswith("{")))
        assert isinstance(found, dict)
        return found

    return call


@pytest.fixture
def source(verb: Verb, tmp_path: Path) -> str:
    """Identifier of the testimony."""
    (tmp_path / "note.txt").write_text(TEXT, "utf-8")
    (tmp_path / "consent.yaml").write_text(CONSENT, "utf-8")
    consent = ("--consent", tmp_path / "consent.yaml")
    (name,) = verb("add", tmp_path / "note.txt", *consent, "--nothing-to-mask")["sources"]
    return str(name)
