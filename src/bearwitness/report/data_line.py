"""A line that leads elsewhere: to the numbers behind what is shown, or to another figure."""

from __future__ import annotations

from bearwitness.report.figures import data_path
from bearwitness.report.markup import Html, tag
from bearwitness.report.words import Speaker


def data_line(key: str, figure: str, say: Speaker) -> Html:
    """Where the numbers of a figure stand in the bundle, after the words of `key`."""
    path = data_path(figure)
    return link_line(key, path, path, say)


def link_line(key: str, name: str, href: str, say: Speaker) -> Html:
    """The words of `key`, and what they lead to."""
    return tag("p", say(key), " ", tag("a", name, href=href), class_="data")
