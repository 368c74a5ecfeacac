"""Prices."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.patterns.study import Question
from bearwitness.domain.errors import BadValue
from bearwitness.web.pages.page import page
from bearwitness.web.pages.patterns.answered import answered, asked_among
from bearwitness.web.request import PageRequest

CURRENCIES = ("USD", "CNY", "KRW")


@page("analyse")
def money(request: PageRequest) -> HttpResponse:
    """In one currency, as said or in the prices of a year."""
    currency, year = request.GET.get("currency", CURRENCIES[0]), request.GET.get("year", "").strip()
    if year and not (year.isdecimal() and len(year) == 4):
        raise BadValue(kind="year", example="2015")
    question = Question(
        kind="money", among=asked_among(request), currency=currency, year=int(year) if year else None
    )
    chosen = {"currencies": CURRENCIES, "currency": currency, "year": year}
    return answered(request, question, "patterns/answer.html", words="money", **chosen)
