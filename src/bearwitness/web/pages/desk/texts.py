"""The texts that can be coded."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

EACH = 50
"""Texts on a page."""


@page("code")
def texts(request: PageRequest) -> HttpResponse:
    """List them, newest first, with the number of claims on each; ``?from=50`` is the next page."""
    given = request.GET.get("from", "")
    start = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
    found = request.case().texts(start, EACH + 1)
    shown = {
        "texts": found[:EACH],
        "before": f"?from={max(0, start - EACH)}" if start else "",
        "after": f"?from={start + EACH}" if len(found) > EACH else "",
    }
    return render(request, "desk/texts.html", shown)
