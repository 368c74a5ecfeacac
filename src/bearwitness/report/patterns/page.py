"""One answer as a page that opens from disk and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bearwitness.domain.messages import Language, message
from bearwitness.domain.pattern import Pattern, PatternTable
from bearwitness.report.genealogy.style import GENEALOGY_CSS
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.patterns.sankey import sankey
from bearwitness.report.patterns.timeline import timeline
from bearwitness.report.patterns.wording import (
    among_words,
    column_words,
    counted,
    figure_words,
    frame_words,
    label_words,
    notes,
    say,
    terms_words,
    value_column,
)
from bearwitness.report.shell import document, language_links
from bearwitness.report.words import Speaker

FLOWS = frozenset({"transitions", "legs", "home_to_place"})
CSS = (
    GENEALOGY_CSS
    + """
svg.flow{width:100%;height:auto}
svg.map{max-width:40rem}
svg .band{stroke:var(--accent);fill:none;opacity:.35}
svg .node{fill:var(--accent)}
svg .land{fill:var(--panel);stroke:var(--line);stroke-width:1}
svg .river{stroke:var(--accent);stroke-width:2;fill:none;opacity:.6}
svg .leg{stroke:var(--apart);fill:none;opacity:.75;stroke-linecap:round}
svg .end{fill:var(--apart);stroke:var(--ground);stroke-width:1.5}
svg .halo{fill:var(--ink);stroke:var(--ground);stroke-width:3;paint-order:stroke;font-size:13px}
"""
)


def render_pattern(pattern: Pattern, language: Language, extra: Sequence[Html] = ()) -> str:
    """The whole page; `extra` stands before the tables."""
    words = Speaker(language=language)
    title = say(f"title.{pattern.kind}", language)
    header = tag(
        "header",
        language_links(words),
        tag("h1", title),
        tag("p", words("patterns.lead"), class_="lead"),
        tag("p", tag("strong", among_words(pattern, language))),
        tag("p", frame_words(pattern, language)),
        *((tag("p", terms_words(pattern, language)),) if pattern.terms else ()),
    )
    refused = tag(
        "section",
        tag("h2", say("among.refused", language)),
        tag("ul", *(tag("li", say(f"refused.{each}", language)) for each in pattern.refused)),
    )
    tables = [_section(table, pattern, language) for table in pattern.tables if table.figures]
    footer = tag("footer", tag("p", words("patterns.footer")))
    return document(title, (header, tag("main", *extra, *tables, refused), footer), language, CSS)


def _section(table: PatternTable, pattern: Pattern, language: Language) -> Html:
    title = say(f"table.{table.id}", language)
    word = partial(label_words, language=language)
    pictures = [sankey(table.figures, word, title)] if table.id in FLOWS else []
    if table.id == "timeline":
        pictures.append(timeline(table.figures, word, title))
    if table.id in {"legs", "home_to_place"}:
        from bearwitness.report.patterns.route_map import route_map

        pictures.insert(0, route_map(table.figures, word, message("report.patterns.map", language)))
    return tag(
        "section",
        tag("h2", title),
        tag("p", among_words(pattern, language), class_="reading"),
        *pictures,
        _table(table, language),
        *(tag("p", note) for note in notes(table, language)),
    )


def _table(table: PatternTable, language: Language) -> Html:
    heads = [column_words(each, language) for each in table.columns]
    rest = [value_column(table, language), *(say(f"column.{each}", language) for each in ("limits", "count"))]
    rows = []
    for figure in counted(table):
        labels = [label_words(each, language) for each in figure.labels]
        labels += [""] * (len(heads) - len(labels))
        cells = [
            tag("td", text, data_label=head, class_="words") for text, head in zip(labels, heads, strict=True)
        ]
        cells += [
            tag("td", text, data_label=head)
            for text, head in zip(figure_words(figure, language), rest, strict=True)
        ]
        rows.append(tag("tr", *cells))
    columns = [tag("th", each, scope="col", class_="words") for each in heads]
    columns += [tag("th", each, scope="col") for each in rest]
    head = tag("thead", tag("tr", *columns))
    return tag("div", tag("table", head, tag("tbody", join(*rows)), class_="stacked"), class_="scroll")
