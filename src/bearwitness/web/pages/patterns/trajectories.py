"""The course of lives, among those who could be asked."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.patterns.study import Question
from bearwitness.web.pages.page import page
from bearwitness.web.pages.patterns.answered import answered, asked_among
from bearwitness.web.request import PageRequest


@page("analyse")
def trajectories(request: PageRequest) -> HttpResponse:
    """At first among those who reached safety, as on the command line."""
    question = Question(kind="trajectories", among=asked_among(request, "ArrivalInSafety"))
    return answered(request, question, "patterns/answer.html", words="trajectories")
