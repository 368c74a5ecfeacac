"""The published figures that ship with the package, traced once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bearwitness.domain.genealogy import Family, Genealogy
from bearwitness.domain.published_figure import PublishedFigure, PublishedSource
from bearwitness.patterns import genealogy as package
from bearwitness.patterns.genealogy import read_figures, read_sources, trace

FOLDER = Path(package.__file__).parent / "published"


@cache
def tables() -> tuple[tuple[PublishedFigure, ...], tuple[PublishedSource, ...]]:
    sources = read_sources((FOLDER / "sources.csv").read_text("utf-8"))
    return read_figures((FOLDER / "figures.csv").read_text("utf-8"), sources), sources


@cache
def traced() -> Genealogy:
    return trace(*tables())


def family_of(figure: str) -> Family:
    return next(each for each in traced().families if figure in each.members)


def kinds_of(figure: str) -> set[str]:
    return {each.kind for each in traced().changes_of(figure)}
