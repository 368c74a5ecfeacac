"""Take back the last claim that one added to a text."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.web.pages.desk.answered import answered
from bearwitness.web.pages.desk.shown import read
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code", writes=True)
def undo(request: PageRequest, text: str) -> HttpResponse:
    """Retract it, as coded wrongly; it stays on record. Where there is none, nothing happens."""
    if request.method != "POST":
        return answered(request, text)
    own = [claim for _, claim in read(request, text).claims if claim.by == request.casebook.actor]
    if not own:
        return answered(request, text, saved="nothing_to_undo")
    last = max(own, key=lambda each: (each.at, each.id))
    retract_claim(request.casebook, last.id, reason="CodedWrongly")
    return answered(request, text, saved="undone")
