"""What can be asked."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("analyse")
def places(request: PageRequest) -> HttpResponse:
    """Ways to the answers, and what they cannot tell."""
    return render(request, "patterns/places.html", {"kinds": ("routes", "network", "trajectories", "money")})
