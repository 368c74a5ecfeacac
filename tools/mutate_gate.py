"""Change the gate in small ways and see whether its tests notice: every mutant must be killed.

    python tools/mutate_gate.py [MODULE ...] [--every N] [--minutes M] [--near] [--kept FILE]

Comparisons are turned (``<`` to ``<=``, ``==`` to ``!=``), whole numbers moved by one, ``and`` and ``or`` exchanged,
``+`` and ``-`` exchanged, ``|`` and ``&`` exchanged. Each mutant lives in a child process whose import of one module is
the changed source; nothing of the source is written. A module's own tests are run first, then those of the whole gate,
then those that search. What became of each mutant is kept in FILE, one line each, so that a run that was stopped goes on
where it was: a mutant is tried again where its module changed, or where it survived. With --near only a module's own tests
are run: what they kill is killed, what they leave is for a run without it. Prints the survivors; exit 1 if there is one
that is not in EQUIVALENT, with its reason.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import hashlib
import importlib.abc
import importlib.util
import io
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "src" / "bearwitness" / "release"
TESTS = {
    "counts.roster": ("test_roster",),
    "counts.cells": ("test_suppression", "test_earlier", "test_nesting"),
    "counts.system": ("test_stranger", "test_known_answers", "test_suppression"),
    "counts.stranger": ("test_stranger", "test_known_answers", "test_suppression"),
    "counts.suppression": ("test_suppression", "test_known_answers", "test_earlier"),
    "comparing.nesting": ("test_nesting_edges", "test_nesting"),
    "comparing.differencing": ("test_differencing", "test_nesting", "test_earlier"),
    "comparing.snapshot": ("test_roster", "test_differencing"),
    "look": ("test_look",),
    "amounts.amounts": ("test_money",),
    "amounts.amount_cells": ("test_amount_cells", "test_protect_amounts"),
    "amounts.dominance": ("test_money",),
    "amounts.quantiles": ("test_money",),
    "planning.money_plan": ("test_money",),
    "amounts.money": ("test_money",),
    "amounts.protect_amounts": ("test_protect_amounts", "test_money"),
    "verifying.check_money": ("test_check_money",),
}
"""Each module, and the tests that are nearest to it."""
SEARCHES = "pinned or sequence or leaves_a_few or two_plans or every_table_tried"
SECONDS = 300
_SAME = "if any(not (set(key) <= set(each) or set(each) <= set(key)) for each in keys if each in withheld): "
_APART = "return abs(low - down), math.inf if math.isinf(high) or math.isinf(up) else abs(high - up): "
_WITHIN = "within = one.keys() <= other.keys() or other.keys() <= one.keys(): "
EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "amounts.protect_amounts",
        _WITHIN + "one.keys() <= other.keys() -> one.keys() < other.keys()",
    ): "of the same persons each side lies within the other, and the other half of the line says so",
    (
        "amounts.protect_amounts",
        _WITHIN + "other.keys() <= one.keys() -> other.keys() < one.keys()",
    ): "of the same persons each side lies within the other, and the other half of the line says so",
    (
        "amounts.protect_amounts",
        _APART + "math.isinf(high) or math.isinf(up) -> math.isinf(high) and math.isinf(up)",
    ): "an open end less one that is not open is open without being asked for",
    (
        "comparing.nesting",
        _SAME + "set(key) <= set(each) -> set(key) < set(each)",
    ): "a shown cell is no withheld one",
    (
        "comparing.nesting",
        _SAME + "set(each) <= set(key) -> set(each) < set(key)",
    ): "a shown cell is no withheld one",
    ("counts.roster", "marks[places] = 1: 1 -> 2"): "every number but nought is packed as a bit",
    (
        "counts.roster",
        "size = (len(self.tokens) + 7) // 8: 7 -> 8",
    ): "a byte more holds noughts only",
    (
        "counts.roster",
        "_at: Mapping[str, int] = field(init=False, repr=False, compare=False): False -> True",
    ): "places follow from the tokens, so comparing or showing them as well says nothing more",
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
            held = node.op
            node.op = ast.And() if isinstance(held, ast.Or) else ast.Or()
            yield node.lineno, f"{before} -> {ast.unparse(node)}"
            node.op = held
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


def source_of(module: str) -> Path:
    """The file of a module of the gate, named by its dotted path within it."""
    return RELEASE.joinpath(*module.split(".")).with_suffix(".py")


def survives(module: str, code: str, *, near: bool = False) -> bool:
    """Whether the tests pass: those of the module, and unless `near`, those of the whole gate, and those that search."""
    every = tuple(dict.fromkeys(name for names in TESTS.values() for name in names))
    return _passes(module, code, f"not ({SEARCHES})", TESTS[module]) and (
        near or (_passes(module, code, f"not ({SEARCHES})", every) and _passes(module, code, SEARCHES, every))
    )


def _passes(module: str, code: str, which: str, tests: Sequence[str]) -> bool:
    """Whether tests pass in a child that imports the changed module."""
    child = os.fork()
    if child == 0:
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                import pytest

                signal.alarm(SECONDS)
                sys.meta_path.insert(0, Changed(f"bearwitness.release.{module}", code, source_of(module)))
                files = [str(ROOT / "tests" / "release" / f"{each}.py") for each in tests]
                done = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-k", which, *files]))
            os._exit(done)
        finally:
            os._exit(99)
    _, status = os.waitpid(child, 0)
    return status == 0


class Kept:
    """What became of each mutant, in a file that only grows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.killed = {tuple(each[:4]) for each in map(json.loads, lines) if each[4] == "killed"}

    def note(self, *mutant: str | int, outcome: str) -> None:
        """Add a line."""
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps([*mutant, outcome], ensure_ascii=False) + "\n")


def run(
    module: str, every: int, until: float, kept: Kept, *, near: bool
) -> tuple[int, list[tuple[str, str]], bool]:
    """Number killed, survivors by module and words, and whether the module was gone through to its end."""
    source = source_of(module).read_text(encoding="utf-8")
    digest = hashlib.sha256(source.encode()).hexdigest()[:12]
    tree, lines = ast.parse(source), source.splitlines()
    killed, left = 0, list[tuple[str, str]]()
    for number, (line, change) in enumerate(mutants(tree)):
        if number % every:
            continue
        if (module, digest, number, change) in kept.killed:
            killed += 1
            continue
        if time.monotonic() > until:
            return killed, left, False
        told = f"{lines[line - 1].split('  #')[0].strip()}: {change}"
        if survived := survives(module, ast.unparse(tree), near=near):
            left.append((module, told))
            print(f"survived: {module}:{line}: {told}", flush=True)
        killed += not survived
        kept.note(module, digest, number, change, outcome="survived" if survived else "killed")
    return killed, left, True


def main() -> int:
    """Run all mutants of the modules."""
    parser = argparse.ArgumentParser(description="mutation testing of the release gate")
    parser.add_argument("modules", nargs="*", default=list(TESTS))
    parser.add_argument("--every", type=int, default=1, help="only each N-th mutant")
    parser.add_argument("--minutes", type=float, default=1e6, help="begin no mutant after so long")
    parser.add_argument("--near", action="store_true", help="only each module's own tests")
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "gate-mutants.jsonl")
    chosen = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    sys.dont_write_bytecode = True
    for each in ("scipy.optimize", "bearwitness.estimate"):
        importlib.import_module(each)
    for each in chosen.modules:
        plain = ast.unparse(ast.parse(source_of(each).read_text(encoding="utf-8")))
        if not survives(each, plain, near=chosen.near):
            raise SystemExit(f"the tests of {each} fail as the gate stands")
    start, kept, survivors = time.monotonic(), Kept(chosen.kept), list[tuple[str, str]]()
    through = True
    for module in chosen.modules:
        killed, left, whole = run(module, chosen.every, start + 60 * chosen.minutes, kept, near=chosen.near)
        survivors += left
        through &= whole
        ended = "" if whole else ", not gone through to its end"
        print(
            f"{module}: {killed} killed, {len(left)} survived{ended}, {time.monotonic() - start:.0f} s",
            flush=True,
        )
    return int(not through or any(each not in EQUIVALENT for each in survivors))


if __name__ == "__main__":
    raise SystemExit(main())
