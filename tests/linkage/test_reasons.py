"""Whatever a checker is told to pass over in linkage says why."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSED_OVER = re.compile(
    r"#\s*(?:type:\s*ignore|noqa)(?:\[[\w, -]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?(?P<rest>.*)$"
)
PLACES = ("src/bearwitness/linkage", "src/bearwitness/actions/linking", "tests/linkage", "tests/linking")
FILES = (
    "calibrate_linkage.py",
    "train_linkage.py",
    "bench_linkage.py",
    "bench_coverage.py",
    "bench_spark.py",
)


def files() -> list[Path]:
    found = [each for place in PLACES for each in sorted((ROOT / place).rglob("*.py"))]
    return [*found, *(each for name in FILES for each in ROOT.glob(f"*/{name}"))]


def unreasoned(line: str) -> bool:
    found = PASSED_OVER.search(line)
    return found is not None and len(re.findall(r"\w+", found["rest"].strip())) < 2


@pytest.mark.parametrize("path", files(), ids=lambda each: each.name)
def test_what_a_checker_passes_over_has_a_reason(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if unreasoned(line)] == []


def test_the_search_can_fail() -> None:
    assert unreasoned("x = 1  # no" + "qa: S608")
    assert unreasoned("def f(a):  # type" + ": ignore[no-untyped-def]")
    assert not unreasoned("x = 1  # no" + "qa: S608  # no value in it")
