"""Check that the charts say what the record says."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.release import Release
from bearwitness.release.problem import Problem
from bearwitness.report import Content, letters_in, render_figures, render_plain


def charts_disagree(content: Content, release: Release) -> Iterator[Problem]:
    """Charts in which anything is written that the record does not draw, or not in its place.

    Of bars and intervals the letters are compared, not the lines: another version of the renderer sets a bar a hair
    elsewhere, but never another number. Maps and networks are drawn by this program itself, and are compared whole: in
    a network a width says a number too.
    """
    try:
        charts, plain = render_figures(release), render_plain(release)
    except (ValueError, ArithmeticError):
        yield Problem(code="disagrees", at="figures")
        return
    for path, drawn in charts.items():
        found, meant = content(path) or b"", drawn.encode()
        if found != meant and (path in plain or letters_in(found) != letters_in(meant)):
            yield Problem(code="disagrees", at=path)
