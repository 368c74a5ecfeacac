"""Run tests in a child process that imports one module changed: what has been imported so far is not imported again."""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import importlib.abc
import importlib.util
import io
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TextIO

import hypothesis
import numba
import pytest

from mutants.places import ROOT, source_of

SECONDS = 6.0
"""Computing of a test after which it is taken not to end, beside five times what it took on the gate as it stands."""
MAKING = 60.0
"""Computing of what a test needs before it begins: what several need is made by whichever comes first."""
BENEATH = (
    *("scipy.optimize", "scipy.sparse.csgraph", "hypothesis.extra.numpy", "hypothesis.strategies"),
    *("playwright.sync_api", "yaml", "cryptography.hazmat.primitives.ciphers", "pyarrow.parquet"),
    *("bearwitness.estimate", "bearwitness.patterns", "bearwitness.patterns.money.prices"),
    *("bearwitness.domain.gazetteer", "bearwitness.domain.release", "bearwitness.intake.read"),
    *("dp_accounting.pld.privacy_loss_distribution", "opendp.prelude", "bearwitness.report"),
    *("bearwitness.cli.main", "bearwitness.domain.alignment"),
)
"""What the gate and its tests are built on: imported once, before the first child."""


def prepare() -> None:
    """Import what lies beneath the gate, and let hypothesis try the same examples every time, whatever the load.

    What is imported here is not looked through for rubbish again in each child.
    """
    for each in BENEATH:
        importlib.import_module(each)
    hypothesis.settings.register_profile(
        "mutants",
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )
    hypothesis.settings.load_profile("mutants")
    gc.collect()
    gc.freeze()


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self.tree, self.path = tree, source_of(module)
        self.name = ".".join(self.path.relative_to(ROOT / "src").with_suffix("").parts)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The changed module, and no other; it knows where its file is, as some read what lies beside it."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source, uncompiled: the machine code that is kept is that of the source on disk."""
        settings = vars(numba.core.config)
        before, settings["DISABLE_JIT"] = settings["DISABLE_JIT"], True
        try:
            exec(compile(self.tree, str(self.path), "exec"), module.__dict__)  # noqa: S102  # its own source, changed
        finally:
            settings["DISABLE_JIT"] = before


@dataclass(slots=True)
class Ran:
    """What tests made of a program.

    Attributes
    ----------
    passed
        Whether all passed.
    by
        The first that failed or did not end; without one, that the module could not be imported.
    seconds
        Computing of each test, which does not follow the load of the machine.
    """

    passed: bool
    by: str = ""
    seconds: dict[str, float] = field(default_factory=dict)


class _Watch:
    """Puts quick tests first, leaves some out, ends what does not end, and tells what each took."""

    def __init__(
        self, told: TextIO, seconds: Mapping[str, float], left_out: Collection[str], made: Path | None
    ) -> None:
        self.told, self.known, self.left_out, self.made = told, seconds, left_out, made
        self.seconds: dict[str, float] = {}
        self.begun = 0.0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """The quickest first; those of one module may be parted, its fixtures are made again."""
        items[:] = [each for each in items if each.nodeid not in self.left_out]
        items.sort(key=lambda each: self.known.get(each.nodeid, 0.0))

    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
    ) -> Path | None:
        """Give the bundle that the gate as it stands has made, where the changed one is not to make it."""
        if self.made is None or fixturedef.argname != "untouched":
            return None
        fixturedef.cached_result = (self.made, fixturedef.cache_key(request), None)
        return self.made

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Say which test is begun, and give it so long to make what it needs."""
        self.say(nodeid)
        self.begun = time.process_time()
        if nodeid in self.known:
            signal.setitimer(signal.ITIMER_PROF, MAKING)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """Give the test itself so long."""
        if item.nodeid in self.known:
            signal.setitimer(signal.ITIMER_PROF, SECONDS + 5 * self.known[item.nodeid])

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Note what it took."""
        self.seconds[nodeid] = time.process_time() - self.begun

    def say(self, what: object) -> None:
        """A line to the program that waits."""
        self.told.write(json.dumps(what) + "\n")
        self.told.flush()


def run(
    files: Sequence[Path],
    changed: Changed | None = None,
    seconds: Mapping[str, float] | None = None,
    left_out: Collection[str] = (),
    made: Path | None = None,
) -> Ran:
    """Run files of tests up to the first that fails.

    Parameters
    ----------
    files
        Of tests.
    changed
        The module to be imported changed; None for the gate as it stands.
    seconds
        What each test took before, for their order and for how long they may take.
    left_out
        Tests that are not run.
    made
        A bundle of the gate as it stands, for tests that ask for an untouched one; without it they make their own.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as told:
                _inside(files, changed, _Watch(told, seconds or {}, left_out, made))
        finally:
            os._exit(99)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        lines = [json.loads(line) for line in told]
    os.waitpid(child, 0)
    begun = [line for line in lines if isinstance(line, str)]
    ended = [line for line in lines if isinstance(line, dict)]
    if ended and ended[0]["code"] in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return Ran(passed=True, seconds=ended[0]["seconds"])
    return Ran(passed=False, by=begun[-1] if begun else "could not be imported")


def make_bundle(out: Path) -> Path:
    """Write the bundle of the tests' small release, by the gate as it stands, in a child; its folder.

    Leaves the program where it could not be written; the child has said why.
    """
    child = os.fork()
    if child == 0:
        try:
            sample = importlib.import_module("tests.release.sample")
            bundle = importlib.import_module("bearwitness.release.bundle.bundle")
            bundle.write_bundle(bundle.bundle_files(sample.assembled(), sample.SEED), out)
        except BaseException:  # noqa: BLE001  # whatever it is, the copy of the parent ends here
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("the gate as it stands could not write the bundle for its tests: see above")
    return out / "release"


def _inside(files: Sequence[Path], changed: Changed | None, watch: _Watch) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        if changed is not None:
            sys.meta_path.insert(0, changed)
        plain = [
            "-x",
            "-q",
            "--assert=plain",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-p",
            "no:faulthandler",
        ]
        code = int(pytest.main([*plain, *map(str, files)], plugins=[watch]))
    watch.say({"code": code, "seconds": watch.seconds})
