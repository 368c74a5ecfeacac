"""A series on the page: what it is, what it is not, its picture and its numbers."""

from __future__ import annotations

from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.data_line import data_line
from bearwitness.report.frame_line import frame_line
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.series import drawn_lines, series_path, series_words, undrawn_lines
from bearwitness.report.table_section import footnotes, hidden, numbers, opening
from bearwitness.report.weakened_lines import weakened_lines
from bearwitness.report.words import Speaker

APART = (
    ("_coarser", "series.no_year"),
    ("_outside", "series.outside"),
    ("_not_recorded", "series.undated"),
    ("_conflicting", "table.conflicting"),
)
"""Who stands in no period, in a sentence each."""


def series_section(table: ReleasedTable, say: Speaker) -> Html:
    """One series with all that belongs to it."""
    step = "year" if table.series is not None and table.series.step == "year" else "period"
    is_of = say("series.is", of=table.dimensions[0].label.of(say.language))
    return tag(
        "section",
        tag("h3", table.title.of(say.language)),
        tag("p", is_of, class_="reading"),
        tag("p", say.sentences(series_readings(table, say)), class_="reading"),
        _picture(table, say),
        numbers(table, say),
        hidden(table, say),
        weakened_lines(table.weakened, say),
        footnotes(table, say),
        tag("p", say.sentences([say("series.marks"), say(f"series.spans_{step}")]), class_="note"),
        frame_line(table.figure, table.frame, say),
        class_="figure",
        id_=table.figure,
    )


def series_readings(table: ReleasedTable, say: Speaker) -> list[str]:
    """Sentences that say what the series shows, and who stands in none of its periods."""
    return [*opening(table, say), *_apart(table, say)]


def _apart(table: ReleasedTable, say: Speaker) -> list[str]:
    labels = {each.code: each.label.of(say.language) for each in table.dimensions[0].categories}
    split = (None,) * (len(table.dimensions) - 1)
    found = [(code, key, table.count(code, *split)) for code, key in APART if code in labels]
    sentences = [say(key, number=number) for _, key, number in found if number is not None]
    if kept := [labels[code] for code, _, number in found if number is None]:
        sentences.append(say("series.kept_apart", labels=say.listed(kept)))
    if table.withheld:
        sentences.append(say("table.withheld", number=table.withheld, cells=len(table.cells)))
    return sentences


def _picture(table: ReleasedTable, say: Speaker) -> Html:
    if not drawn_lines(table, say):
        return tag("p", say("series.none"), class_="note")
    path = series_path(table.figure, say.language)
    picture = tag("figure", tag("img", src=path, alt=series_words(table, say)), class_="chart network")
    name = say("series.name", title=table.title.of(say.language))
    return join(
        tag("div", picture, class_="scroll drawn", tabindex="0", role="region", aria_label=name),
        data_line("data_behind", table.figure, say),
        *(tag("p", each, class_="note") for each in (say("series.picture"), *undrawn_lines(table, say))),
    )
