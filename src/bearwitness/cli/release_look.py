"""What a look ahead says: cells that would not leave, and why, and what synthetic data would cost, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.domain.released_table import ReleasedTable
    from bearwitness.release.look import Kept
    from bearwitness.release.synthetic.synthesized import Ahead

SHOWN = 6
"""Cells named on one line; the object on standard output names all."""


def of_table(table: ReleasedTable, language: Language) -> tuple[dict[str, object], list[str]]:
    """What would leave of a table: as an object, and in lines."""
    from bearwitness.report.network import network_ahead
    from bearwitness.report.rounded_note import rounded_note
    from bearwitness.report.series import series_ahead
    from bearwitness.report.words import Speaker

    title, shown = table.title.of(language), len(table.cells) - table.withheld
    guards = [each.guard for each in table.weakened]
    told: dict[str, object] = {"table": table.figure, "shown": shown, "withheld": table.withheld}
    lines = [message("release.cli.table", language, title=title, shown=shown, withheld=table.withheld)]
    if table.network:
        lines.append(network_ahead(table, Speaker(language=language)))
    if table.series is not None:
        lines.append(series_ahead(table, Speaker(language=language)))
    lines += rounded_note(table.rounded, Speaker(language=language))
    told |= {} if table.rounded is None else {"rounding": table.rounded.base}
    lines += [message("release.cli.weakened", language, title=title, guard=each) for each in guards]
    return told | {"weakened": guards, "network": table.network, "series": table.series is not None}, lines


def reasons(kept: Sequence[Kept], language: Language) -> list[str]:
    """One line a reason of a table, with the cells that it keeps back."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in kept:
        groups.setdefault((each.figure, each.why), []).append(each.cell.of(language))
    return [_line(figure, why, cells, language) for (figure, why), cells in groups.items()]


def _line(figure: str, why: str, cells: list[str], language: Language) -> str:
    named = ("、" if language == "zh" else ", ").join(cells[:SHOWN])
    if len(cells) > SHOWN:
        named = message("release.cli.and_more", language, named=named, number=len(cells) - SHOWN)
    said = message(f"release.why.{why}", language)
    return message("release.cli.why", language, figure=figure, number=len(cells), why=said, cells=named)


def of_synthetic(ahead: Ahead, language: Language) -> tuple[dict[str, object], list[str]]:
    """What synthetic data would cost, and whether exact numbers could leave as well."""
    costs = {name: f"{getattr(ahead, name):g}" for name in ("epsilon", "delta", "spent", "cap")}
    told = {name: getattr(ahead, name) for name in ("epsilon", "spent", "apart")}
    lines = [message("release.cli.ahead", language, **costs)]
    if ahead.apart:
        lines.append(message("release.cli.ahead_apart", language))
    return {"synthetic": list(ahead.columns), **told}, lines
