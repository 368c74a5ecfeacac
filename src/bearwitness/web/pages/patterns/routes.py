"""Routes on a map, and as a table."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.patterns.study import Question
from bearwitness.web.pages.page import page
from bearwitness.web.pages.patterns.answered import answered, asked_among
from bearwitness.web.request import PageRequest


@page("analyse")
def routes(request: PageRequest) -> HttpResponse:
    """From county to county at the finest, ten persons and three sources at the least."""
    question = Question(kind="routes", among=asked_among(request))
    return answered(request, question, "patterns/answer.html", words="routes", mapped=True)
