"""Where the work goes on: the text that waits longest for its first claim."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code")
def next_text(request: PageRequest) -> HttpResponse:
    """Go there; where every text has a claim, to the list. It is looked for when asked, not with every answer of the desk."""
    found = request.case().uncoded_text()
    if found is None:
        notify(request, "web_desk.next.none")
        return redirect("desk:texts")
    return redirect("desk:desk", text=found)
