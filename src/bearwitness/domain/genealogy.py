"""Published figures, where each probably comes from, and how it differs from what it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bearwitness.domain.messages import Language, message
from bearwitness.domain.published_figure import PublishedFigure, PublishedSource

Grade = Literal["stated", "probable", "possible"]
"""The text credits its source; value, hedge and period all agree; the value and one of the two agree."""

ChangeKind = Literal[
    "hedge dropped",
    "hedge added",
    "bound inverted",
    "population changed",
    "share inverted",
    "value changed",
    "unit changed",
    "year shifted",
]
FIGURES = frozenset({"share", "whole", "part", "total", "price"})
"""Values of a check that are figures."""

CheckKind = Literal["share of a number", "shares of one whole", "yearly total", "currency", "dates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One figure and what it comes from.

    Attributes
    ----------
    child
        Figure.
    parent
        Figure, or the source or name that the text credits where its own statement is not in the file.
    grade
        What the link rests on.
    like
        Figure that the child is compared with: the parent itself, or, where the parent was not read, the
        report of it that agrees best with the others; ``None`` for that report.
    """

    child: str
    parent: str
    grade: Grade
    like: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between a figure and the figure that it is compared with."""

    parent: str
    child: str
    kind: ChangeKind
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One sum done again; ``note`` is a code of the catalogue, ``values`` are numbers and identifiers."""

    figure: str
    check: CheckKind
    ok: bool
    note: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Figures about the same thing, and those that probably descend from one of them.

    Attributes
    ----------
    roots
        First figures, or sources whose own statement is not in the file.
    independent
        One figure for each origin, none known or suspected to come from another.
    unit, range
        Smallest and largest stated end of the independent figures in the unit that most of them use.
    """

    id: str
    measure: str
    population: str
    members: tuple[str, ...]
    roots: tuple[str, ...]
    independent: tuple[str, ...]
    unit: str
    range: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Genealogy:
    """All that is known of where the figures of a file come from."""

    figures: tuple[PublishedFigure, ...]
    sources: tuple[PublishedSource, ...]
    families: tuple[Family, ...]
    descents: tuple[Descent, ...]
    changes: tuple[Change, ...]
    checks: tuple[Check, ...]

    def figure(self, id_: str) -> PublishedFigure:
        """Figure of an identifier."""
        return next(each for each in self.figures if each.id == id_)

    def source(self, id_: str) -> PublishedSource | None:
        """Source of an identifier, or None where it is only a name."""
        return next((each for each in self.sources if each.id == id_), None)

    def descent(self, child: str) -> Descent | None:
        """What a figure comes from, or None where nothing shows it."""
        return next((each for each in self.descents if each.child == child), None)

    def changes_of(self, child: str) -> tuple[Change, ...]:
        """Differences of one figure."""
        return tuple(each for each in self.changes if each.child == child)

    def note(self, change: Change, language: Language) -> str:
        """The two readings of a difference side by side."""
        parent, child = self.figure(change.parent), self.figure(change.child)
        if change.kind in ("population changed", "share inverted"):
            before, after = parent.population, child.population
        elif change.kind == "year shifted":
            before, after = parent.as_of, child.as_of
        else:
            before, after = parent.amount(language), child.amount(language)
        if change.kind == "share inverted" and parent.amount("en") != child.amount("en"):
            before, after = f"{parent.amount(language)} {before}", f"{child.amount(language)} {after}"
        return message("patterns.genealogy.differs", language, before=before, after=after)

    def said(self, check: Check, language: Language) -> str:
        """What was compared and what came of it; figures by their amount and identifier."""
        values = {
            name: f"{self.figure(value).amount(language)} ({value})" if name in FIGURES else value
            for name, value in check.values
        }
        return message(f"patterns.genealogy.check.{check.note}", language, **values)

    def origin(self, figure: str) -> str:
        """First figure of a line, or the source or name that it credits."""
        while (descent := self.descent(figure)) is not None:
            figure = descent.parent
        return figure

    def to_json(self, language: Language) -> dict[str, object]:
        """Object of ``bearwitness figures --json``; notes in one language."""
        return {
            "format": 1,
            "families": [_family(each) for each in self.families],
            "changes": [
                {
                    "parent": each.parent,
                    "child": each.child,
                    "kind": each.kind,
                    "grade": each.grade,
                    "note": self.note(each, language),
                }
                for each in self.changes
            ],
            "checks": [
                {"figure": each.figure, "check": each.check, "ok": each.ok, "note": self.said(each, language)}
                for each in self.checks
            ],
        }


def _family(family: Family) -> dict[str, object]:
    return {
        "id": family.id,
        "measure": family.measure,
        "population": family.population,
        "members": list(family.members),
        "roots": list(family.roots),
        "independent": list(family.independent),
        "range": [_plain(end) for end in family.range],
    }


def _plain(number: Decimal) -> int | float:
    """JSON number without a needless fraction."""
    return int(number) if number == number.to_integral_value() else float(number)
