"""A figure: persons on record by one or two properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from bearwitness.actions.tabulate import PERIOD, Tabulation, tabulate
from bearwitness.casebook.rights import analysing
from bearwitness.domain.messages import Language, message
from bearwitness.domain.place_level import COARSER
from bearwitness.web.pages.figures.asked import (
    asked,
    code_words,
    labels,
    options,
    property_words,
)
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number and the page that opens it; 0 opens nothing."""

    number: int
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table."""

    label: str
    cells: tuple[Cell, ...]


@page("analyse")
def figures(request: PageRequest) -> HttpResponse:
    """Show the table with its population, its frame, its period and what was kept out of it."""
    by, role = asked(request), analysing(request.roles)
    made = tabulate(request.casebook, by, role)
    heads, lines = _table(made, request.language)
    shown = {
        "first": options(by[0], request.language),
        "second": options(by[1] if len(by) > 1 else "", request.language),
        "crossed": len(by) > 1,
        "names": [property_words(name, request.language) for name in by],
        "heads": heads,
        "lines": lines,
        "persons": made.persons,
        "in_cells": len(made.table.persons),
        "not_recorded": len(made.table.not_recorded),
        "conflicting": len(made.table.conflicting),
        "multi": made.table.multi,
        "lists": made.lists,
        "periods": period_span(made.periods, request.language),
        "at": datetime.now(UTC),
        "kept_out": {name: number for name, number in made.kept_out.items() if number},
    }
    return render(request, "figures/figures.html", shown)


def _table(made: Tabulation, language: Language) -> tuple[list[str], list[Line]]:
    """Heads of the columns, and the rows in the order of the codebook."""
    by, counts = made.table.by, made.table.counts
    rows = _ordered(by[0], {codes[0] for codes in counts})
    if len(by) == 1:
        return [], [
            Line(
                label=code_words(by[0], code, language),
                cells=(_cell(by, (code,), counts[code,]),),
            )
            for code in rows
        ]
    columns = _ordered(by[1], {codes[1] for codes in counts})
    return [code_words(by[1], code, language) for code in columns], [
        Line(
            label=code_words(by[0], row, language),
            cells=tuple(_cell(by, (row, column), counts.get((row, column), 0)) for column in columns),
        )
        for row in rows
    ]


def period_span(codes: Iterable[str], language: Language) -> str:
    """First and last of the periods in the order of the codebook, then what is coarser; empty where there is none."""
    found = set(codes)
    names = [code_words(PERIOD, code, language) for code in _ordered(PERIOD, found - {COARSER})]
    if len(names) > 2:
        names = [message("web_figures.period_span", language, first=names[0], last=names[-1])]
    return ", ".join([*names, *(code_words(PERIOD, code, language) for code in found & {COARSER})])


def _ordered(name: str, codes: set[str]) -> list[str]:
    known = [code for code in labels().codes(name) if code in codes]
    return [*known, *sorted(codes - set(known), key=lambda code: (code == COARSER, code))]


def _cell(by: tuple[str, ...], codes: tuple[str, ...], number: int) -> Cell:
    if not number:
        return Cell(number=0)
    query = urlencode([*(("by", name) for name in by), *(("code", code) for code in codes)])
    return Cell(number=number, target=f"{reverse('figures:cell')}?{query}")
