"""Decide against a proposal, or take that back."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.coding.decide_proposal import decide_proposal
from bearwitness.casebook.errors import NoSuchSpan
from bearwitness.web.pages.desk.answered import answered
from bearwitness.web.pages.desk.shown import read
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code", writes=True)
def decide(request: PageRequest, text: str) -> HttpResponse:
    """It is not proposed again; with ``again``, it is after all."""
    if request.method != "POST":
        return answered(request, text)
    length = len(read(request, text).text)
    try:
        start, end = int(request.POST.get("start", "")), int(request.POST.get("end", ""))
    except ValueError as error:
        raise NoSuchSpan(start=0, end=0, length=length) from error
    again = request.POST.get("again") == "yes"
    decide_proposal(request.casebook, text, start, end, request.POST.get("kind", ""), refused=not again)
    return answered(request, text, saved="proposed_again" if again else "refused")
