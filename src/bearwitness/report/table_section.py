"""A table on the page: reading, chart, numbers, footnote."""

from __future__ import annotations

from bearwitness.domain.released_table import Dimension, ReleasedTable
from bearwitness.report.data_line import data_line
from bearwitness.report.figures import alt_of, figure_path, spec_of
from bearwitness.report.frame_line import frame_line
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.network import flows_of, network_path, network_words, undrawn
from bearwitness.report.rounded_note import rounded_note
from bearwitness.report.tile_map import map_path, map_words, tiles_of
from bearwitness.report.weakened_lines import weakened_lines
from bearwitness.report.withheld import cell, hidden_note, shown_categories
from bearwitness.report.words import Speaker

APART = ("_not_recorded", "_conflicting", "_other", "_coarser", "_outside")

ROOMY = 4
"""More groups side by side stand closer, so that the last column is not cut on a page."""

READ_OUT = (
    ("_coarser", "table.coarser"),
    ("_not_recorded", "table.not_recorded"),
    ("_conflicting", "table.conflicting"),
)
"""Categories that a table by one property says in a sentence of its own."""


def table_section(table: ReleasedTable, say: Speaker) -> Html:
    """One table with all that belongs to it."""
    return tag(
        "section",
        tag("h3", table.title.of(say.language)),
        tag("p", say.sentences(readings(table, say)), class_="reading"),
        _chart(table, say),
        _map(table, say),
        _network(table, say),
        numbers(table, say),
        hidden(table, say),
        weakened_lines(table.weakened, say),
        footnotes(table, say),
        frame_line(table.figure, table.frame, say),
        class_="figure",
        id_=table.figure,
    )


def readings(table: ReleasedTable, say: Speaker) -> list[str]:
    """Sentences that say what the table shows."""
    sentences = opening(table, say)
    if len(table.dimensions) == 1:
        there = {each.code for each in table.dimensions[0].categories}
        for code, key in READ_OUT:
            if code in there and (number := table.count(code)) is not None:
                sentences.append(say(key, number=number))
    if table.withheld:
        sentences.append(say("table.withheld", number=table.withheld, cells=len(table.cells)))
    return sentences


def opening(table: ReleasedTable, say: Speaker) -> list[str]:
    """Sentences on how many persons there are, and on the greatest number that is shown."""
    total = table.count(*(None for _ in table.dimensions))
    sentences = [] if total is None else [say("table.total", number=total)]
    top = _top(table, say)
    if top is None:
        return sentences
    key = "table.top_apart" if _less_than_apart(table, top[1]) else "table.top"
    return [*sentences, say(key, label=top[0], number=top[1])]


def _less_than_apart(table: ReleasedTable, number: int) -> bool:
    """Whether one that stands apart, such as what is not recorded, has a greater number, as its bar shows."""
    aside = (each for each in table.cells if None not in each.key and {*APART}.intersection(each.key))
    return any(each.count is not None and each.count > number for each in aside)


def _top(table: ReleasedTable, say: Speaker) -> tuple[str, int] | None:
    shown = [
        cell for cell in table.cells if cell.count is not None and not {None, *APART}.intersection(cell.key)
    ]
    if not shown:
        return None
    best = max(shown, key=lambda cell: cell.count or 0)
    names = [
        category.label.of(say.language)
        for dimension, code in zip(table.dimensions, best.key, strict=True)
        for category in dimension.categories
        if category.code == code
    ]
    return " · ".join(names), best.count or 0


def _chart(table: ReleasedTable, say: Speaker) -> Html:
    if spec_of(table, say) is None:
        return Html("")
    picture = tag("img", src=figure_path(table.figure, say.language), alt=alt_of(table, say))
    return join(tag("figure", picture, class_="chart"), data_line("data_behind", table.figure, say))


def _map(table: ReleasedTable, say: Speaker) -> Html:
    if not (table.mapped and tiles_of(table)):
        return Html("")
    picture = tag("img", src=map_path(table.figure, say.language), alt=map_words(table, say))
    return join(tag("figure", picture, class_="chart map"), tag("p", say("map.note"), class_="note"))


def _network(table: ReleasedTable, say: Speaker) -> Html:
    if not table.network:
        return Html("")
    if not flows_of(table):
        return tag("p", say("network.none"), class_="note")
    path = network_path(table.figure, say.language)
    picture = tag("figure", tag("img", src=path, alt=network_words(table, say)), class_="chart network")
    name = say("network.title", title=table.title.of(say.language))
    return join(
        tag("div", picture, class_="scroll drawn", tabindex="0", role="region", aria_label=name),
        data_line("data_behind", table.figure, say),
        *(tag("p", each, class_="note") for each in (say("network.note"), *undrawn(table, say))),
    )


def numbers(table: ReleasedTable, say: Speaker) -> Html:
    """Every number of a table, in a frame that scrolls."""
    caption = tag("caption", say("table.caption", title=table.title.of(say.language)))
    body = _one_way(table, say) if len(table.dimensions) == 1 else _two_way(table, say)
    label = table.title.of(say.language)
    many = len(table.dimensions) == 2 and len(shown_categories(table)[1]) > ROOMY
    close = {"class_": "dense"} if many else {}
    return tag(
        "div",
        tag("table", caption, body, **close),
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label=label,
    )


def _one_way(table: ReleasedTable, say: Speaker) -> Html:
    (dimension,) = table.dimensions
    head = tag("tr", _head(dimension.label.of(say.language)), _head(say("persons")))
    rows = [
        tag("tr", _row_head(each.label.of(say.language)), _count(table, (each.code,), say))
        for each in dimension.categories
    ]
    return join(tag("thead", head), tag("tbody", *rows), _total_row(table, [(None,)], say))


def _two_way(table: ReleasedTable, say: Speaker) -> Html:
    down, across = shown_categories(table)
    first, second = table.dimensions
    corner = f"{first.label.of(say.language)} / {second.label.of(say.language)}"
    heads = [_head(each.label.of(say.language)) for each in across]
    head = tag("tr", _head(corner), *heads, _head(_all(second, say)))
    codes = [*(each.code for each in across), None]
    rows = [
        tag(
            "tr",
            _row_head(each.label.of(say.language)),
            *(_count(table, (each.code, c), say) for c in codes),
        )
        for each in down
    ]
    return join(tag("thead", head), tag("tbody", *rows), _total_row(table, [(None, c) for c in codes], say))


def _all(dimension: Dimension, say: Speaker) -> str:
    return say("all_persons") if dimension.overlapping else say("total")


def _total_row(table: ReleasedTable, keys: list[tuple[str | None, ...]], say: Speaker) -> Html:
    name = _all(table.dimensions[0], say)
    return tag("tfoot", tag("tr", _row_head(name), *(_count(table, key, say) for key in keys)))


def hidden(table: ReleasedTable, say: Speaker) -> Html:
    """Categories of a two-way table that are withheld whole, by name instead of by empty rows."""
    if len(table.dimensions) == 1:
        return Html("")
    left = [
        each.label.of(say.language)
        for dimension, shown in zip(table.dimensions, shown_categories(table), strict=True)
        for each in dimension.categories
        if each not in shown
    ]
    return hidden_note(left, say)


def footnotes(table: ReleasedTable, say: Speaker) -> Html:
    """What the signs in a table mean, as far as it has them."""
    notes = [say("table.footnote")] if table.withheld else []
    notes += [say("table.overlapping")] if any(each.overlapping for each in table.dimensions) else []
    notes += rounded_note(table.rounded, say)
    return join(*(tag("p", each, class_="note") for each in notes))


def _head(text: str) -> Html:
    return tag("th", text, scope="col")


def _row_head(text: str) -> Html:
    return tag("th", text, scope="row")


def _count(table: ReleasedTable, key: tuple[str | None, ...], say: Speaker) -> Html:
    number = table.count(*key)
    return cell(None if number is None else say.number(number), say)
