"""What became of each mutant, kept between runs for as long as it holds."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from mutants.places import ROOT

Mutant = tuple[str, str, int, str]
"""Module, digest of its source, number and words of the change."""


def digest_of(paths: Iterable[Path]) -> str:
    """Digest of files, in any order."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


@cache
def behind(path: Path) -> frozenset[Path]:
    """A file of tests, what it imports from tests, and what pytest reads beside it."""
    found = {path, ROOT / "tests" / "conftest.py"}
    left = [*found]
    while left:
        for each in _imported(left.pop()) - found:
            found.add(each)
            left.append(each)
    return frozenset(found)


def _imported(path: Path) -> set[Path]:
    names = [
        name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests")
        for name in (node.module, *(f"{node.module}.{each.name}" for each in node.names))
    ]
    return {path for path in (ROOT / f"{name.replace('.', '/')}.py" for name in names) if path.exists()}


class Kept:
    """Outcomes, in a file that only grows.

    A mutant stays killed while its module and the file of the test that killed it, with the helpers that this imports,
    are what they were: a test that is weakened later must kill it again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._killed = {
            (each["module"], each["source"], each["number"], each["change"]): each
            for each in map(json.loads, lines)
            if each["outcome"] == "killed"
        }

    def killed(self, mutant: Mutant) -> bool:
        """Whether it was killed by tests that have not changed since."""
        held = self._killed.get(mutant)
        if held is None:
            return False
        files = [ROOT / each for each in held["files"]]
        return all(each.exists() for each in files) and held["tests"] == _digest(files)

    def note(self, mutant: Mutant, outcome: str, by: str, files: list[Path]) -> None:
        """Add a line: what became of it, by which test, and the files of tests that this rests on."""
        module, source, number, change = mutant
        line = {
            "module": module,
            "source": source,
            "number": number,
            "change": change,
            "outcome": outcome,
            "by": by,
            "files": [str(each.relative_to(ROOT)) for each in files],
            "tests": _digest(files),
        }
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _digest(files: Iterable[Path]) -> str:
    return digest_of({inner for each in files for inner in behind(each)})
