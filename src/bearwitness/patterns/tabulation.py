"""Tables over claims with their uncertainty: several answers, what is missing, what is in dispute."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PatternFrame, PersonRow
from bearwitness.domain.pattern import Pattern, PatternFigure, PatternTable
from bearwitness.domain.place_level import COARSER, default_axis, leveled, with_levels
from bearwitness.patterns.answer import share_figure
from bearwitness.patterns.cross_tabulation import cross_tabulate
from bearwitness.patterns.errors import NoSuchProperty
from bearwitness.patterns.proportion import share
from bearwitness.patterns.trajectories.story import SAFE

REFUSED = ("country_total",)


def tabulate_claims(frame: PatternFrame, by: Sequence[str], *, among: str = "") -> Pattern:
    """Persons by one or two properties of the codebook.

    A person on whom the claims disagree may stand in any cell, so that she widens the limits of all; she who has
    several codes stands in several cells.

    Parameters
    ----------
    frame
        What the casebook lets through.
    by
        One or two properties; places stand at the province.
    among
        ``ArrivalInSafety`` for those who reached safety, or empty for all on record.

    Raises
    ------
    NoSuchProperty
        Where a property is not one that engines see of persons.
    BadDimensions
        From the cross-tabulation.
    """
    for name in by:
        known = codebook().properties.get(name)
        if known is None or "Person" not in known.subjects or known.sensitivity == "restricted":
            raise NoSuchProperty
    by = [default_axis(codebook(), name) for name in by]
    rows = with_levels([row for row in frame.persons if not among or _among(row, among)], by)
    table = cross_tabulate(rows, tuple(by))
    recorded = len(rows) - len(table.not_recorded)
    open_ones = len(table.conflicting)
    figures = [
        share_figure(
            tuple(label_of(name, code) for name, code in zip(by, codes, strict=True)),
            share(number, recorded, unknown=open_ones),
        )
        for codes, number in sorted(table.counts.items(), key=lambda each: COARSER in each[0])
    ]
    rest = (("not_recorded", len(table.not_recorded)), ("disputed", open_ones))
    counted = [
        PatternFigure(labels=(f"word:{name}",), unit="persons", value=number, of=len(rows))
        for name, number in rest
    ]
    return Pattern(
        kind="table",
        among=among,
        persons=len(rows),
        sources=len(frozenset().union(*(row.sources for row in rows))) if rows else 0,
        period=_period(rows),
        tables=(
            PatternTable(
                id="table",
                columns=tuple(f"property:{name}" for name in by),
                figures=(*figures, *counted),
                notes=("several",) if table.multi else (),
            ),
        ),
        refused=REFUSED,
    )


def _among(row: PersonRow, among: str) -> bool:
    return among == SAFE and "ReachedSafety" in row.values.get("outcome", ())


def _period(rows: Sequence[PersonRow]) -> str:
    """First and last band of the year of leaving, by the codebook's order."""
    held = {code for row in rows for code in row.values.get("left_home", ())}
    codes = [code for code in codebook().codes("period") if code in held]
    if not codes:
        return ""
    return codes[0] if len(codes) == 1 else f"{codes[0]}/{codes[-1]}"


def label_of(name: str, code: str) -> str:
    """A code of a property with what words it: its list, its band, or the gazetteer."""
    if code == COARSER:
        return "word:coarser"
    known = codebook().property(leveled(name)[0])
    return f"{'place' if known.type == 'place' else known.list or known.band}:{code}"
