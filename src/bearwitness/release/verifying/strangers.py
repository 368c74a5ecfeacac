"""Files that are signed, and that no release of this edition has: nothing compares what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Release
from bearwitness.release.bundle.data_files import captures_path, derived, sheets
from bearwitness.release.bundle.folder import KEY, PACKAGE, RECEIPTS
from bearwitness.release.bundle.parquet import parquet_path
from bearwitness.release.problem import Problem
from bearwitness.report import SUMS, SYNTHETIC_FILES, chart_paths, check_name, page_name, paper_name


def strangers(paths: Iterable[str], release: Release) -> list[Problem]:
    """Those of the paths of a manifest that a release with these figures does not write."""
    known = frozenset(_written(release))
    return [Problem(code="stranger", at=path) for path in paths if path not in known]


def _written(release: Release) -> Iterator[str]:
    """Every path that the release has; the capture table of the casebook's own estimate never leaves."""
    yield from (KEY, RECEIPTS, SUMS, PACKAGE)
    yield from derived(release)
    yield from map(parquet_path, sheets(release))
    yield from (captures_path(each.source) for each in release.estimates if each.kind == "recomputed")
    yield from (each.path for each in release.images)
    if release.synthetic is not None:
        yield from SYNTHETIC_FILES
    yield from _charts(release)
    for language in LANGUAGES:
        yield from (page_name(language), check_name(language), paper_name(language))


def _charts(release: Release) -> tuple[str, ...]:
    """Those that the record draws; of one that cannot be drawn the pages disagree."""
    try:
        return chart_paths(release)
    except (BearwitnessError, ValueError):
        return ()
