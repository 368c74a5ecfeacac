"""A mutant of the gate stays killed only while its module and the test that killed it are what they were."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
MUTANT = ("cells", "0123456789ab", 7, "a < b -> a <= b")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """What keeps the outcomes, for a project of two files of tests and a helper of one of them."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    found = importlib.import_module("mutants.kept")
    monkeypatch.setattr(found, "ROOT", tmp_path)
    found.behind.cache_clear()
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "conftest.py").write_text("")
    (tests / "helper.py").write_text("LEAST = 10\n")
    (tests / "test_one.py").write_text(
        "from tests.helper import LEAST\n\n\ndef test_it():\n    assert LEAST == 10\n"
    )
    (tests / "test_two.py").write_text("def test_other():\n    pass\n")
    return found


@pytest.mark.parametrize(
    ("file", "stays"),
    [("test_one.py", False), ("helper.py", False), ("conftest.py", False), ("test_two.py", True)],
)
def test_a_test_that_is_weakened_must_kill_again(
    kept: ModuleType, tmp_path: Path, file: str, stays: bool
) -> None:
    lines = tmp_path / "kept.jsonl"
    one = tmp_path / "tests" / "test_one.py"
    kept.Kept(lines).note(MUTANT, "killed", "tests/test_one.py::test_it", [one])
    assert kept.Kept(lines).killed(MUTANT)
    assert not kept.Kept(lines).killed(("cells", "another source", *MUTANT[2:]))
    with (tmp_path / "tests" / file).open("a") as out:
        out.write("# weaker\n")
    assert kept.Kept(lines).killed(MUTANT) is stays


def test_what_survived_is_tried_again(kept: ModuleType, tmp_path: Path) -> None:
    lines = tmp_path / "kept.jsonl"
    kept.Kept(lines).note(MUTANT, "survived", "", [tmp_path / "tests" / "test_one.py"])
    assert not kept.Kept(lines).killed(MUTANT)


def test_each_change_is_one_and_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    changes = importlib.import_module("mutants.changes")
    source = "def f(a: int = 1) -> bool:\n    if a:\n        g(a)\n    return not (a < 2 and any(a))\n"
    tree = ast.parse(source)
    made = [ast.unparse(tree) for _ in changes.mutants(tree)]
    plain = ast.unparse(ast.parse(source))
    assert len(made) == len(set(made)) == 8
    assert plain not in made
    assert ast.unparse(tree) == plain


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("fails", [False, True])
def test_a_bundle_that_could_not_be_written_ends_the_run_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str], fails: bool
) -> None:
    def write(_: object, out: Path) -> None:
        if fails:
            raise ValueError("the sample is torn")
        (out / "release").mkdir()

    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    trial = importlib.import_module("mutants.trial")
    parts: dict[str, dict[str, object]] = {
        "tests.release.sample": {"assembled": dict, "SEED": 1},
        "bearwitness.release.bundle.bundle": {"bundle_files": lambda *_: {}, "write_bundle": write},
    }
    for name, holds in parts.items():
        module = ModuleType(name)
        vars(module).update(holds)
        monkeypatch.setitem(sys.modules, name, module)
    if fails:
        with pytest.raises(SystemExit, match="could not write the bundle"):
            trial.make_bundle(tmp_path)
        assert "ValueError: the sample is torn" in capfd.readouterr().err
    else:
        assert trial.make_bundle(tmp_path).is_dir()


def test_a_module_that_is_imported_from_a_tree_finds_what_lies_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else every mutant of it dies of that, and none of a test."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    trial, places = (importlib.import_module(f"mutants.{name}") for name in ("trial", "places"))
    path = places.source_of("wording/check")
    finder = trial.Changed("wording/check", ast.parse(path.read_text(encoding="utf-8")))
    spec = finder.find_spec(finder.name, None)
    made = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, finder.name, made)
    finder.exec_module(made)
    assert made.__file__ == str(path)
    assert [each.reason for each in made.flagged("Shocking", "en")] == ["sensational"]
    assert finder.find_spec("bearwitness.release", None) is None
