"""The numbers behind a chart, under it."""

from __future__ import annotations

from bearwitness.report.figures import data_path
from bearwitness.report.markup import Html, tag
from bearwitness.report.words import Speaker


def data_line(figure: str, say: Speaker) -> Html:
    """Where the numbers of a chart stand in the bundle."""
    path = data_path(figure)
    return tag("p", say("data_behind"), " ", tag("a", path, href=path), class_="data")
