"""A fictional press: primary reports, and articles that repeat their figures with known changes.

Everything is invented: the valley folk of Talo, the ferrymen of Oru, and who writes about them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from bearwitness.domain.genealogy import ChangeKind
from bearwitness.domain.published_figure import PublishedFigure, PublishedSource

SUBJECTS = (
    ("count", "Marovian weavers in Talo", "Marovian women weavers in Talo", "persons"),
    ("count", "Ostrian carvers in Beldan", "Ostrian men carvers in Beldan", "persons"),
    ("share", "female Marovian migrants in Oru trafficked", "Marovian migrants in Oru trafficked", "percent"),
    ("money per year", "the brass market in Kessel", "the women brass market in Kessel", "USD"),
    ("price per sale", "a brass lamp in Norvik", "a brass lamp for women in Norvik", "USD"),
)


@dataclass(frozen=True, slots=True)
class Press:
    """Figures and sources, and the truth about them: parent and kinds of change by child."""

    figures: tuple[PublishedFigure, ...]
    sources: tuple[PublishedSource, ...]
    parents: dict[str, str]
    kinds: dict[str, tuple[ChangeKind, ...]]
    credited: frozenset[str]


def make_press(rng: np.random.Generator, *, reports: int = 8, articles: int = 24) -> Press:
    """Draw a press.

    Most subjects have two primary reports, each with a number of its own. Each article repeats one figure, of a
    report or of an earlier article; most credit where they have it from, some credit nobody.
    """
    sources, figures, parents, kinds, credited = [], [], {}, {}, set()
    for number in range(reports):
        sources.append(_source(f"R{number:02}", 2011, 1 + number, "primary report"))
        figures.append(_first(f"X{number:03}", f"R{number:02}", number, rng))
    for number in range(articles):
        source = _source(f"A{number:02}", 2012 + number // 12, 1 + number % 12, "news")
        parent = figures[int(rng.integers(len(figures)))]
        child, changed = _repeat(parent, f"X{reports + number:03}", source.id, rng)
        if rng.random() < 0.75:
            child = replace(child, attributed_to=parent.source)
            credited.add(child.id)
        sources.append(source)
        figures.append(child)
        parents[child.id], kinds[child.id] = parent.id, changed
    return Press(tuple(figures), tuple(sources), parents, kinds, frozenset(credited))


def _source(id_: str, year: int, month: int, kind: str) -> PublishedSource:
    date = f"{year}-{month:02}-15"
    return PublishedSource(
        id=id_, publisher=f"Gazette {id_}", title="", date=date, kind=kind, url="", held="whole"
    )


def _first(id_: str, source: str, number: int, rng: np.random.Generator) -> PublishedFigure:
    measure, population, _, unit = SUBJECTS[number % len(SUBJECTS)]
    value = Decimal(int(rng.integers(51, 70)) if unit == "percent" else int(rng.integers(11, 99)) * 1000)
    low, high = [(value, value), (None, value), (value, None)][int(rng.integers(3))]
    wording = {(False, False): "exact", (True, False): "up to", (False, True): "over"}[
        low is None, high is None
    ]
    return PublishedFigure(
        id=id_,
        source=source,
        measure=measure,
        population=population,
        low=low,
        high=high,
        unit=unit,
        as_of="2010",
        attributed_to="",
        wording=wording,
    )


def _repeat(
    parent: PublishedFigure, id_: str, source: str, rng: np.random.Generator
) -> tuple[PublishedFigure, tuple[ChangeKind, ...]]:
    """Copy of a figure, in half of the cases with one or two changes."""
    child = replace(parent, id=id_, source=source, attributed_to="")
    if rng.random() < 0.5:
        return child, ()
    changed: list[ChangeKind] = []
    for _ in range(int(rng.integers(1, 3))):
        child, kind = _change(child, changed, rng)
        if kind is not None:
            changed.append(kind)
    return child, tuple(changed)


def _change(
    figure: PublishedFigure, before: list[ChangeKind], rng: np.random.Generator
) -> tuple[PublishedFigure, ChangeKind | None]:
    choice = int(rng.integers(5))
    end = figure.ends[0]
    if choice == 0 and not {"hedge dropped", "hedge added", "bound inverted"} & set(before):
        return _hedge(figure, end, rng)
    if choice == 1 and "population changed" not in before:
        known = {plain: other for _, plain, other, _ in SUBJECTS}
        if figure.population in known:
            return replace(figure, population=known[figure.population]), "population changed"
    if choice == 2 and "year shifted" not in before:
        return replace(figure, as_of=str(int(figure.as_of) + 1)), "year shifted"
    if choice == 3 and "value changed" not in before and "share inverted" not in before:
        other = end + (1 if figure.unit == "percent" else 1000)
        return _with(figure, other), "value changed"
    if choice == 4 and figure.unit == "percent" and figure.bound == "point" and not before:
        return _with(figure, 100 - end), "share inverted"
    return figure, None


def _with(figure: PublishedFigure, value: Decimal) -> PublishedFigure:
    low = None if figure.low is None else value
    return replace(figure, low=low, high=None if figure.high is None else value)


def _hedge(
    figure: PublishedFigure, end: Decimal, rng: np.random.Generator
) -> tuple[PublishedFigure, ChangeKind]:
    if figure.bound == "point" and figure.doubtful:
        return replace(figure, wording="exact"), "hedge dropped"
    if figure.bound == "point":
        if rng.random() < 0.5:
            return replace(figure, wording="about"), "hedge added"
        return replace(figure, high=None, wording="over"), "hedge added"
    if rng.random() < 0.5:
        return replace(figure, low=end, high=end, wording="exact"), "hedge dropped"
    if figure.bound == "most":
        return replace(figure, low=end, high=None, wording="over"), "bound inverted"
    return replace(figure, low=None, high=end, wording="up to"), "bound inverted"
