"""Change the gate in small ways and see whether its tests notice: every mutant must be killed.

    python tools/mutate_gate.py [MODULE ...] [--every N] [--minutes M] [--near] [--kept FILE]

What is changed and what is not: docs/gate-mutants.md. Each mutant lives in a child process whose import of one module
is the changed source; nothing of the source is written. A module's own tests are run first, the quickest first, then those
of the whole gate. What became of each mutant is kept in FILE, one line each, so that a run that was stopped goes on
where it was: a mutant is tried again where its module changed, where the test that killed it or a helper of that test
changed, or where it survived. With --near only a module's own tests are run, and of these only the quick ones: what they
kill is killed, what they leave is for a run without it. Prints the survivors; exit 1 if there is one that is not in
EQUIVALENT, with its reason.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutants.changes import mutants
from mutants.equivalent import EQUIVALENT
from mutants.kept import Kept
from mutants.places import READERS, ROOT, TESTS, every_file, files_of, source_of
from mutants.trial import Changed, Ran, make_bundle, prepare, run

QUICK = 3.0
"""Seconds of a test that is quick enough to be run with --near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """How the tests do on the gate as it stands, whether only a module's own quick ones are run, and a bundle it made."""

    seconds: dict[str, float]
    near: bool
    bundle: Path

    @property
    def slow(self) -> set[str]:
        """Tests that are left out."""
        return {name for name, took in self.seconds.items() if took > QUICK} if self.near else set()

    def tried(self, module: str, tree: ast.Module) -> Ran:
        """What the tests make of a changed module."""
        own, made = files_of(module), self.bundle if module in READERS else None
        ran = run(own, Changed(module, tree), self.seconds, self.slow, made)
        if not ran.passed or self.near:
            return ran
        return run([each for each in every_file() if each not in own], Changed(module, tree), self.seconds)

    def rests_on(self, module: str, by: str) -> list[Path]:
        """The file of the test that killed a mutant, or all that it was run against."""
        return (
            [ROOT / by.partition("::")[0]] if "::" in by else files_of(module) if self.near else every_file()
        )


def as_it_stands(modules: list[str], out: Path, *, near: bool) -> Gate:
    """Run the tests on the unchanged gate, which writes a bundle to a folder; leaves the program where one fails."""
    files = {path for each in modules for path in files_of(each)} if near else set(every_file())
    bundle = make_bundle(out)
    ran = run(sorted(files), made=bundle)
    if not ran.passed:
        raise SystemExit(f"the tests fail as the gate stands: {ran.by}")
    return Gate(seconds=ran.seconds, near=near, bundle=bundle)


def changed(module: str, every: int) -> Iterator[tuple[ast.Module, str, int, str, str]]:
    """Each mutant of a module: its tree, the digest of the source, its number, its change, and that with its line.

    Where a line can be changed twice in the same words, the later one says so.
    """
    source = source_of(module).read_text(encoding="utf-8")
    digest = hashlib.sha256(source.encode()).hexdigest()[:12]
    tree, lines = ast.parse(source), source.splitlines()
    seen = Counter[tuple[int, str]]()
    for number, (line, change) in enumerate(mutants(tree)):
        again = f" ({seen[line, change] + 1})" if seen[line, change] else ""
        seen[line, change] += 1
        if number % every == 0:
            yield tree, digest, number, change, f"{lines[line - 1].split('  #')[0].strip()}: {change}{again}"


def tally(module: str, every: int, until: float, kept: Kept, gate: Gate) -> tuple[int, int, int, int]:
    """Number killed, known as equivalent, survived and not tried."""
    killed = equivalent = left = untried = 0
    for tree, digest, number, change, told in changed(module, every):
        mutant = (module, digest, number, change)
        if kept.killed(mutant):
            killed += 1
        elif (module, told) in EQUIVALENT:
            equivalent += 1
        elif time.monotonic() > until:
            untried += 1
        else:
            ran = gate.tried(module, tree)
            kept.note(mutant, "survived" if ran.passed else "killed", ran.by, gate.rests_on(module, ran.by))
            killed += not ran.passed
            left += ran.passed
            if ran.passed:
                print(f"survived: {module}.py #{number}: {told}", flush=True)
    return killed, equivalent, left, untried


def stale(module: str) -> list[str]:
    """What is listed as equivalent and is no change of the module any more."""
    told = {each for *_, each in changed(module, 1)}
    return [change for name, change in EQUIVALENT if name == module and change not in told]


def main() -> int:
    """Run all mutants of the modules."""
    parser = argparse.ArgumentParser(description="mutation testing of the release gate")
    parser.add_argument("modules", nargs="*", default=list(TESTS))
    parser.add_argument("--every", type=int, default=1, help="only each N-th mutant")
    parser.add_argument("--minutes", type=float, default=1e6, help="begin no mutant after so long")
    parser.add_argument("--near", action="store_true", help="only each module's own quick tests")
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "gate-mutants.jsonl")
    chosen = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    prepare()
    if gone := [each for module in chosen.modules for each in stale(module)]:
        raise SystemExit("listed as equivalent, and no change of the gate:\n" + "\n".join(gone))
    start, kept, failed = time.monotonic(), Kept(chosen.kept), False
    with tempfile.TemporaryDirectory() as out:
        gate = as_it_stands(chosen.modules, Path(out), near=chosen.near)
        for module in chosen.modules:
            killed, equivalent, left, untried = tally(
                module, chosen.every, start + 60 * chosen.minutes, kept, gate
            )
            failed |= bool(left or untried)
            print(
                f"{module}: {killed + equivalent + left + untried} mutants, {killed} killed, {equivalent} equivalent, "
                f"{left} survived, {untried} not tried, {time.monotonic() - start:.0f} s",
                flush=True,
            )
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
