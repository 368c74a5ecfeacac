"""One text on the desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.pages.desk.shown import shown
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code")
def desk(request: PageRequest, text: str) -> HttpResponse:
    """Show the text with its passages, the claims, and the form for the next one.

    ``?unfold=yes`` shows what is folded until asked for, ``?unfold=no`` folds it again; ``?beside=`` lays another text
    beside it. Both are kept for the session. A script that asks for a part gets what stands around the form.
    """
    return render(request, "desk/work.html" if request.partial else "desk/desk.html", shown(request, text))
