"""Files that are signed, and that no release of this edition has: nothing compares what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Release
from bearwitness.release.bundle.data_files import captures_path, derived, sheets
from bearwitness.release.bundle.folder import KEY, PACKAGE, RECEIPTS
from bearwitness.release.bundle.parquet import parquet_path
from bearwitness.release.verifying.verification import Problem
from bearwitness.report import SUMS, SYNTHETIC_FILES, check_name, figure_path, map_path, page_name, paper_name


def strangers(paths: Iterable[str], release: Release) -> list[Problem]:
    """Those of the paths of a manifest that a release with these figures does not write."""
    known = frozenset(_written(release))
    return [Problem(code="stranger", at=path) for path in paths if path not in known]


def _written(release: Release) -> Iterator[str]:
    """Every path that the release can have; a figure that draws nothing has no chart."""
    yield from (KEY, RECEIPTS, SUMS, PACKAGE)
    yield from derived(release)
    yield from map(parquet_path, sheets(release))
    yield from (captures_path(each.source) for each in release.estimates)
    yield from (each.path for each in release.images)
    if release.synthetic is not None:
        yield from SYNTHETIC_FILES
    drawn = [*(each.figure for each in release.tables), *(each.figure for each in release.estimates)]
    for language in LANGUAGES:
        yield from (page_name(language), check_name(language), paper_name(language))
        for figure in drawn:
            yield from (figure_path(figure, language), map_path(figure, language))
