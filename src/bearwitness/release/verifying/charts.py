"""Check that the charts say what the record says."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.release import Release
from bearwitness.release.problem import Problem
from bearwitness.report import Content, letters_in, render_figures


def charts_disagree(content: Content, release: Release) -> Iterator[Problem]:
    """Charts in which anything is written that the record does not draw, or not in its place.

    Letters are compared, not lines: another version of the renderer sets a bar a hair elsewhere, but never another number.
    """
    try:
        charts = render_figures(release)
    except ValueError:
        yield Problem(code="disagrees", at="figures")
        return
    for path, drawn in charts.items():
        if letters_in(content(path) or b"") != letters_in(drawn.encode()):
            yield Problem(code="disagrees", at=path)
