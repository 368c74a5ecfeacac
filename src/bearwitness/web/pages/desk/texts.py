"""The texts that can be coded."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code")
def texts(request: PageRequest) -> HttpResponse:
    """List them, newest first, with the number of claims on each."""
    return render(request, "desk/texts.html", {"texts": request.case().texts()})
