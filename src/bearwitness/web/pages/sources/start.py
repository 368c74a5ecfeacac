"""What can be taken in, and the steps of a testimony."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("add")
def start(request: PageRequest) -> HttpResponse:
    """Say what comes in which way, before anything is asked."""
    return render(request, "sources/start.html", {"step": 1})
