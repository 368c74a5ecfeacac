"""The texts that can be coded."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.page_number import page_number
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

EACH = 50
"""Texts on a page."""


@page("code")
def texts(request: PageRequest) -> HttpResponse:
    """List them, newest first, with the number of claims on each, a page at a time."""
    number = page_number(request)
    found = request.case().texts((number - 1) * EACH, EACH + 1)
    shown = {
        "texts": found[:EACH],
        "before": f"?page={number - 1}" if number > 1 else "",
        "after": f"?page={number + 1}" if len(found) > EACH else "",
    }
    return render(request, "desk/texts.html", shown)
