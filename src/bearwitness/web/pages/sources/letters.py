"""Letters that ask copies back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.consents.recall_letters import Letters, recall_letters
from bearwitness.casebook.rights import allowed
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("consent")
def letters(request: PageRequest, source_id: str) -> HttpResponse:
    """Drafts, one for each recipient, to be printed, read and signed; with ``?file=yes`` as a file."""
    found = recall_letters(request.casebook, source_id)
    if request.GET.get("file") == "yes":
        headers = {"Content-Disposition": 'attachment; filename="letters.txt"'}
        return HttpResponse(_text(found), content_type="text/plain; charset=utf-8", headers=headers)
    shown = {"found": found, "source_id": source_id, "releases": allowed(request.roles, "release")}
    return render(request, "sources/letters.html", shown)


def _text(found: Letters) -> str:
    return "\n\n----\n\n".join(each.text for each in found.drafts) + "\n"
