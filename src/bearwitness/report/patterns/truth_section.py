"""What was found beside what is true, for fictional persons: the selection of those who can be asked, made visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bearwitness.domain.messages import Language
from bearwitness.domain.pattern import PatternFigure
from bearwitness.report.markup import Html, tag
from bearwitness.report.patterns.wording import figure_words, label_words
from bearwitness.report.words import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A figure, its true value among all who reached safety, and among everybody."""

    figure: PatternFigure
    safe: float
    everybody: float


def truth_section(rows: Sequence[Known], language: Language) -> Html:
    """Table of figures with both truths."""
    say = Speaker(language=language)
    names = ("found", "among_safe", "among_everybody")
    heads = ["", *(say(f"patterns.{name}") for name in names)]
    body = [tag("tr", *_cells(row, language, heads)) for row in rows]
    head = tag("thead", tag("tr", *(tag("th", each, scope="col") for each in heads)))
    return tag(
        "section",
        tag("h2", say("patterns.truth")),
        tag("p", tag("strong", say("patterns.fictional"))),
        tag("p", say("patterns.selection"), class_="reading"),
        tag("div", tag("table", head, tag("tbody", *body), class_="stacked"), class_="scroll"),
    )


def _cells(row: Known, language: Language, heads: Sequence[str]) -> list[Html]:
    value, limits, _ = figure_words(row.figure, language)
    shown = [
        f"{value} ({limits})",
        *(_truth(each, row.figure, language) for each in (row.safe, row.everybody)),
    ]
    label = " → ".join(label_words(each, language) for each in row.figure.labels)
    cells = [tag("td", text, data_label=head) for text, head in zip(shown, heads[1:], strict=True)]
    return [tag("td", label, class_="words"), *cells]


def _truth(value: float, figure: PatternFigure, language: Language) -> str:
    return figure_words(PatternFigure(labels=figure.labels, unit=figure.unit, value=value), language)[0]
