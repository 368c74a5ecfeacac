"""Change the gate in small ways and see whether its tests notice: every mutant must be killed.

    uv run python tools/mutate_gate.py [MODULE ...] [--every N]

Comparisons are turned (``<`` to ``<=``, ``==`` to ``!=``), whole numbers moved by one, ``and`` and ``or`` exchanged,
``not`` dropped, ``+`` and ``-`` exchanged, ``|``, ``&`` and ``-`` of sets exchanged. Each mutant lives in a child
process whose import of one module is the changed source; nothing is written. Prints the survivors; exit 1 if there
is one that is not in EQUIVALENT, with its reason.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.util
import io
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "src" / "bearwitness" / "release"
MODULES = ("nesting", "suppression", "differencing", "system", "cells", "look")
TESTS = (
    "test_nesting",
    "test_known_answers",
    "test_earlier",
    "test_differencing",
    "test_suppression",
    "test_look",
)
SEARCHES = "pinned or sequence or leaves_a_few or two_plans"
SECONDS = 600
EQUIVALENT: dict[tuple[str, str], str] = {
    ("nesting", "MARKED = 256: 256 -> 257"): "how many persons a filter looks at changes nothing but speed",
    (
        "nesting",
        "return random.Random(0).sample(everybody, min(MARKED, len(everybody))): 0 -> 1",
    ): "which persons a filter looks at changes nothing but speed",
}
"""Mutants that no test can kill, and why."""

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
JOINED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


FLAGS = frozenset({"frozen", "slots", "kw_only", "strict"})
"""Keywords that only guard against a wrong program, not against a wrong plan: not changed."""


def unchanged(tree: ast.Module) -> set[ast.AST]:
    """Nodes that do nothing when the program runs: annotations, and the flags of dataclasses and ``zip``."""
    kept: list[ast.AST | None] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in FLAGS:
            kept.append(node.value)
        elif isinstance(node, ast.arg | ast.AnnAssign):
            kept.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            kept.append(node.returns)
    return {inner for each in kept if each is not None for inner in ast.walk(each)}


def mutants(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Change the tree one place at a time; the change is taken back before the next."""
    kept = unchanged(tree)
    for node in ast.walk(tree):
        if node in kept:
            continue
        before = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.Compare):
            for place, op in enumerate(node.ops):
                node.ops[place] = COMPARED[type(op)]()
                yield node.lineno, f"{before} -> {ast.unparse(node)}"
                node.ops[place] = op
        elif isinstance(node, ast.BoolOp):
            kept = node.op
            node.op = ast.And() if isinstance(kept, ast.Or) else ast.Or()
            yield node.lineno, f"{before} -> {ast.unparse(node)}"
            node.op = kept
        elif isinstance(node, ast.BinOp) and type(node.op) in JOINED and "\n" not in before:
            joined = node.op
            node.op = JOINED[type(joined)]()
            yield node.lineno, f"{before} -> {ast.unparse(node)}"
            node.op = joined
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            value = node.value
            node.value = (not value) if isinstance(value, bool) else value + 1
            yield node.lineno, f"{value} -> {node.value}"
            node.value = value


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, name: str, code: str, path: Path) -> None:
        self.name, self.code, self.path = name, code, path

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The changed module, and no other."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        exec(compile(self.code, str(self.path), "exec"), module.__dict__)  # noqa: S102  # its own source, changed


def survives(module: str, code: str) -> bool:
    """Whether the tests pass, first those that try single cases, then those that search."""
    return _passes(module, code, f"not ({SEARCHES})") and _passes(module, code, SEARCHES)


def _passes(module: str, code: str, which: str) -> bool:
    """Whether tests pass in a child that imports the changed module."""
    child = os.fork()
    if child == 0:
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                import pytest

                signal.alarm(SECONDS)
                sys.meta_path.insert(
                    0, Changed(f"bearwitness.release.{module}", code, RELEASE / f"{module}.py")
                )
                tests = [str(ROOT / "tests" / "release" / f"{each}.py") for each in TESTS]
                done = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-k", which, *tests]))
            os._exit(done)
        finally:
            os._exit(99)
    _, status = os.waitpid(child, 0)
    return status == 0


def main() -> int:
    """Run all mutants of the modules."""
    parser = argparse.ArgumentParser(description="mutation testing of the release gate")
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--every", type=int, default=1, help="only each N-th mutant")
    chosen = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    sys.dont_write_bytecode = True
    for each in ("scipy.optimize", "bearwitness.estimate"):
        importlib.import_module(each)
    killed, left, start = 0, [], time.monotonic()
    for module in chosen.modules:
        source = (RELEASE / f"{module}.py").read_text(encoding="utf-8")
        tree, lines = ast.parse(source), source.splitlines()
        if not survives(module, ast.unparse(tree)):
            raise SystemExit(f"{module}: its tests fail as it stands")
        for number, (line, change) in enumerate(mutants(tree)):
            if number % chosen.every:
                continue
            if survives(module, ast.unparse(tree)):
                told = f"{lines[line - 1].split('  #')[0].strip()}: {change}"
                left.append((module, told))
                print(f"survived: {module}.py:{line}: {told}", flush=True)
            else:
                killed += 1
    print(f"{killed} killed, {len(left)} survived, {time.monotonic() - start:.0f} s")
    return int(any(each not in EQUIVALENT for each in left))


if __name__ == "__main__":
    raise SystemExit(main())
