"""An answer as it may stand outside the casebook's own pages: no figure of fewer than ten persons."""

from __future__ import annotations

from dataclasses import replace

from bearwitness.domain.pattern import Pattern, PatternFigure

FEWEST = 10


def guarded(pattern: Pattern) -> Pattern:
    """Withhold every figure that rests on one to nine persons; where so many are unknown, nine stands for them.

    This is no release: only the gate compares with what left before.
    """
    tables = tuple(
        replace(table, figures=tuple(_guarded(each) for each in table.figures)) for table in pattern.tables
    )
    return replace(pattern, tables=tables)


def _guarded(figure: PatternFigure) -> PatternFigure:
    counted = figure.value if figure.unit == "persons" else figure.n
    small = any(each is not None and 0 < each < FEWEST for each in (counted, figure.n, figure.of))
    rest = figure.unknown and figure.unknown < FEWEST
    if small:
        return PatternFigure(labels=figure.labels, unit=figure.unit, status="withheld")
    return replace(figure, unknown=FEWEST - 1) if rest else figure
