"""Amounts on the page: for what, in which currency, and what is on record of them."""

from __future__ import annotations

from bearwitness.domain.released_table import ReleasedAmounts, ReleasedMoney, Span
from bearwitness.report.data_line import data_line, link_line
from bearwitness.report.frame_line import frame_line
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.rounded_note import rounded_note
from bearwitness.report.weakened_lines import weakened_lines
from bearwitness.report.withheld import cell, hidden_note
from bearwitness.report.words import Speaker


def money_section(money: ReleasedMoney, say: Speaker) -> Html:
    """One table of amounts with all that belongs to it."""
    return tag(
        "section",
        tag("h3", money.title.of(say.language)),
        tag("p", say.sentences(readings(money, say)), class_="reading"),
        _numbers(money, say),
        data_line("money.data", money.figure, say),
        weakened_lines(money.weakened, say),
        _footnotes(money, say),
        frame_line(money.figure, money.frame, say),
        class_="figure",
        id_=money.figure,
    )


def readings(money: ReleasedMoney, say: Speaker) -> list[str]:
    """Sentences that say what the amounts are, and the one of all persons."""
    kind, unit = money.kind.of(say.language), money.unit.of(say.language)
    sentences = [say("money.what", kind=kind, currency=money.currency, unit=unit)]
    whole = next((row for row in money.rows if row.code is None), None)
    if whole is not None and whole.median is not None and whole.persons is not None:
        amount = f"{span(whole.median, say)} {money.currency}"
        sentences.append(say("money.median", persons=whole.persons, amount=amount))
    if left := sum(row.withheld for row in money.rows):
        sentences.append(say("money.withheld", number=left, rows=len(money.rows)))
    return sentences


def span(amount: Span | None, say: Speaker) -> str:
    """An amount: one number, two ends, or an open end."""
    if amount is None:
        return "–"
    if amount.high is None:
        return say("or_more", number=amount.low)
    if amount.low == amount.high:
        return say.number(amount.low)
    return say("money.between", low=amount.low, high=amount.high)


def _numbers(money: ReleasedMoney, say: Speaker) -> Html:
    label = money.title.of(say.language)
    names = [money.dimension.label.of(say.language), say("persons")]
    names += [say(f"money.{key}", currency=money.currency) for key in ("mean", "first", "middle", "third")]
    head = tag("tr", *(tag("th", each, scope="col") for each in names))
    labels = {each.code: each.label.of(say.language) for each in money.dimension.categories}
    rows = [_row(labels[row.code], row, say) for row in money.rows if row.code is not None and _shows(row)]
    last = [_row(say("all_persons"), row, say) for row in money.rows if row.code is None]
    table = tag(
        "table",
        tag("caption", say("money.caption", title=label)),
        tag("thead", head),
        tag("tbody", *rows),
        tag("tfoot", *last),
        class_="dense",
    )
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)


def _shows(row: ReleasedAmounts) -> bool:
    return row.persons is not None


def _hidden(money: ReleasedMoney, say: Speaker) -> Html:
    """Categories that are withheld whole, by name instead of by empty rows."""
    gone = {row.code for row in money.rows if not _shows(row)}
    names = [each.label.of(say.language) for each in money.dimension.categories if each.code in gone]
    return hidden_note(names, say)


def _row(name: str, row: ReleasedAmounts, say: Speaker) -> Html:
    persons = cell(None if row.persons is None else say.number(row.persons), say)
    amounts = (row.mean, row.first, row.median, row.third)
    cells = [cell(None if each is None else span(each, say), say) for each in amounts]
    return tag("tr", tag("th", name, scope="row"), persons, *cells)


def _footnotes(money: ReleasedMoney, say: Speaker) -> Html:
    notes = [say("money.footnote")]
    notes += [say("table.overlapping")] if money.dimension.overlapping else []
    notes += rounded_note(money.rounded, say, of="money")
    counted = link_line("money.counted_in", money.table, f"#{money.table}", say)
    return join(_hidden(money, say), *(tag("p", each, class_="note") for each in notes), counted)
