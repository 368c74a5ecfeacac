"""What is owed now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.casebook.rights import allowed
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

KINDS = ("overdue", "unassessed", "expiring", "owed", "unmasked", "asking_back")
PAGES = {
    "overdue": "care:risk",
    "unassessed": "care:risk",
    "expiring": "sources:source",
    "owed": "care:feedback",
    "asking_back": "sources:letters",
}
"""Where each of them is settled; masking asks for another right."""


@page("consent")
def due(request: PageRequest) -> HttpResponse:
    """List it, each with the page where it is settled."""
    found = what_is_due(request.casebook)
    adds = allowed(request.roles, "add")
    targets = {**PAGES, "unmasked": "sources:mask" if adds else "sources:source"}
    lists = [(kind, targets[kind], getattr(found, kind)) for kind in KINDS]
    return render(request, "care/due.html", {"lists": lists, "adds": adds})
