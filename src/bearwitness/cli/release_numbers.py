"""Every number that would leave, as the page of the plan shows it to whoever approves it; a withheld one has no line."""

from __future__ import annotations

from bearwitness.domain.messages import Language, message
from bearwitness.domain.release import ReleasedEstimate
from bearwitness.domain.released_table import ReleasedAmounts, ReleasedMoney, ReleasedTable
from bearwitness.report.cell_labels import cell_labels
from bearwitness.report.estimate_section import estimate_rests
from bearwitness.report.money_section import readings, span
from bearwitness.report.rounded_note import rounded_note
from bearwitness.report.words import Speaker

Numbers = tuple[list[dict[str, object]], list[str]]
"""Numbers as objects, and in lines."""
AMOUNTS = ("mean", "first", "median", "third")


def of_cells(table: ReleasedTable, language: Language) -> Numbers:
    """Each count of a table that is shown, by the words of its categories."""
    say = Speaker(language=language)
    told: list[dict[str, object]] = [
        {"cell": list(cell_labels(table, each, say)), "count": each.count}
        for each in table.cells
        if not each.withheld
    ]
    lines = [
        _line(" · ".join(cell_labels(table, each, say)), say.number(each.count), language)
        for each in table.cells
        if not each.withheld
    ]
    return told, lines


def of_amounts(money: ReleasedMoney, language: Language) -> Numbers:
    """Persons and amounts of each category, where they are shown; amounts in whole units of the currency."""
    say = Speaker(language=language)
    told: list[dict[str, object]] = []
    lines = [say.sentences(readings(money, say))]
    labels = {each.code: each.label.of(language) for each in money.dimension.categories}
    for row in money.rows:
        if row.persons is None:
            continue
        label = say("all_persons") if row.code is None else labels[row.code]
        told.append({"cell": [label], "persons": row.persons, **_spans(row)})
        lines.append(_line(label, " · ".join(_said(money, row, say)), language))
    return told, lines


def _spans(row: ReleasedAmounts) -> dict[str, object]:
    if row.withheld:
        return {}
    ends = {name: getattr(row, name) for name in AMOUNTS}
    return {name: None if each is None else [each.low, each.high] for name, each in ends.items()}


def _said(money: ReleasedMoney, row: ReleasedAmounts, say: Speaker) -> list[str]:
    persons = f"{say('persons')} {say.number(row.persons)}"
    if row.withheld:
        return [persons]
    heads = ("mean", "first", "middle", "third")
    parts = (row.mean, row.first, row.median, row.third)
    named = zip(heads, parts, strict=True)
    return [
        persons,
        *(f"{say(f'money.{head}', currency=money.currency)} {span(part, say)}" for head, part in named),
    ]


def of_methods(estimate: ReleasedEstimate, language: Language) -> Numbers:
    """What each method says, the number on record, on what they rest and what weakens them."""
    say = Speaker(language=language)
    told: list[dict[str, object]] = [
        {
            "method": each.method,
            "total": each.total,
            "lower": each.lower,
            "upper": each.upper,
            "status": each.status,
        }
        for each in estimate.methods
    ]
    lines = [
        _line(
            say.from_estimate(f"method.{each.method}"),
            f"{say.number(each.total)} ({say.span(each.lower, each.upper)}) · {say.from_estimate(f'status.{each.status}')}",
            language,
        )
        for each in estimate.methods
    ]
    told.append({"observed": estimate.observed})
    lines.append(_line(say("estimate.observed"), say.number(estimate.observed), language))
    lines += rounded_note(estimate.rounded, say, of="estimate")
    return told, [*lines, estimate_rests(estimate, say), *(each.of(language) for each in estimate.cautions)]


def _line(name: str, number: str, language: Language) -> str:
    return "  " + message("release.cli.number", language, name=name, number=number)
