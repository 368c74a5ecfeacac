"""One text on the desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.pages.desk.shown import shown
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

UNFOLDED = "unfolded"


@page("code")
def desk(request: PageRequest, text: str) -> HttpResponse:
    """Show the text with its passages, the claims, and the form for the next one.

    ``?unfold=yes`` shows what is folded until asked for, ``?unfold=no`` folds it again; kept for the session.
    """
    asked = request.GET.get("unfold")
    if asked in ("yes", "no"):
        request.session[UNFOLDED] = asked == "yes"
    return render(request, "desk/desk.html", shown(request, text))
