"""Take back one claim, with the reason."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.web.pages.desk.answered import answered
from bearwitness.web.pages.desk.shown import read
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code", writes=True)
def take_back(request: PageRequest, text: str, claim: str) -> HttpResponse:
    """Retract it; it must be one that she can read on this text."""
    if claim not in {each.id for _, each in read(request, text).claims}:
        raise NoSuchItem
    if request.method != "POST":
        return answered(request, text)
    retract_claim(request.casebook, claim, reason=request.POST.get("reason", ""))
    return answered(request, text, saved="taken_back")
