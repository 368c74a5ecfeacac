"""An answer of an engine as a page shows it: whom it speaks of, tables and pictures, and what it refuses to say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.patterns.study import Question, study
from bearwitness.casebook.rights import analysing
from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message
from bearwitness.domain.pattern import Pattern, PatternTable
from bearwitness.patterns.guarded import guarded
from bearwitness.report.markup import Html
from bearwitness.report.patterns.page import FLOWS
from bearwitness.report.patterns.route_map import route_map
from bearwitness.report.patterns.sankey import sankey
from bearwitness.report.patterns.timeline import timeline
from bearwitness.report.patterns.wording import (
    NONE,
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
from bearwitness.web.request import PageRequest

EVERYBODY = "all"
MAPPED = frozenset({"legs", "home_to_place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table with its pictures; a line has as many words as there are columns, then figure, limits and count.

    `value` names the figures; `limited` and `counted` say whether any of them has limits, and a count.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    value: str
    limited: bool
    counted: bool
    lines: tuple[tuple[tuple[str, ...], tuple[str, str, str]], ...]
    pictures: tuple[Html, ...]
    notes: tuple[str, ...]


def asked_among(request: PageRequest, first: str = EVERYBODY) -> str:
    """State that was chosen on the page; nothing for everybody.

    Raises
    ------
    BadValue
    """
    chosen = request.GET.get("among", first)
    if chosen in ("", EVERYBODY):
        return ""
    if chosen not in codebook().list("trajectory_state").codes:
        raise BadValue(kind="trajectory_state", example="ArrivalInSafety")
    return chosen


def states(language: Language) -> list[tuple[str, str]]:
    """Everybody, and each state of a trajectory, with its label."""
    codes = codebook().list("trajectory_state").codes
    return [
        (EVERYBODY, say("among.all", language)),
        *((code, codes[code].labels[language]) for code in codes),
    ]


def answered(request: PageRequest, question: Question, template: str, **more: object) -> HttpResponse:
    """Answer, with every figure of fewer than ten persons withheld."""
    pattern = study(request.casebook, analysing(request.roles), question).pattern
    return shown_pattern(request, pattern, template, among=question.among or EVERYBODY, **more)


def shown_pattern(request: PageRequest, found: Pattern, template: str, **more: object) -> HttpResponse:
    """Show an answer, with every figure of fewer than ten persons withheld."""
    language, pattern = request.language, guarded(found)
    shown = {
        "title": say(f"title.{pattern.kind}", language),
        "among_words": among_words(pattern, language),
        "frame_words": frame_words(pattern, language),
        "terms": terms_words(pattern, language),
        "tables": [_shown(each, language) for each in pattern.tables if each.figures],
        "refused": [say(f"refused.{each}", language) for each in pattern.refused],
        "withheld": _withheld(pattern),
        "states": states(language),
        **more,
    }
    return render(request, template, shown)


def _withheld(pattern: Pattern) -> int:
    """Figures that are kept back, and flows that are."""
    figures = [each for table in pattern.tables for each in table.figures if each.status == "withheld"]
    return sum(int(each.value) if each.value is not None else 1 for each in figures)


def _shown(table: PatternTable, language: Language) -> ShownTable:
    title = say(f"table.{table.id}", language)
    word = partial(label_words, language=language)
    pictures = [
        *(
            [route_map(table.figures, word, message("report.patterns.map", language))]
            if table.id in MAPPED
            else []
        ),
        *([sankey(table.figures, word, title)] if table.id in FLOWS else []),
        *([timeline(table.figures, word, title)] if table.id == "timeline" else []),
    ]
    lines = []
    for figure in counted(table):
        labels = [word(each) for each in figure.labels]
        labels += [""] * (len(table.columns) - len(labels))
        lines.append((tuple(labels), figure_words(figure, language)))
    return ShownTable(
        id=table.id,
        title=title,
        columns=tuple(column_words(each, language) for each in table.columns),
        value=value_column(table, language),
        limited=any(limits != NONE for _, (_, limits, _) in lines),
        counted=any(count != NONE for _, (_, _, count) in lines),
        lines=tuple(lines),
        pictures=tuple(each for each in pictures if each),
        notes=tuple(notes(table, language)),
    )
