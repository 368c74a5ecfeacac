"""What joins two cases."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.patterns.join_cases import Link, join_cases
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.rights import analysing
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(name="one", label="web_patterns.joins.one", hint="web_patterns.joins.hint", most=40),
    Field(name="two", label="web_patterns.joins.two", most=40),
)


@page("analyse", writes=True)
def joins(request: PageRequest) -> HttpResponse:
    """Ask for two pseudonyms, and show the chain with what was said of each step; sent as a form, so that no address names a case."""
    form = Form(request, FIELDS)
    role = analysing(request.roles)
    links: list[Link] = []
    if form.sent and form.reads():
        try:
            with form.refusing():
                links = join_cases(
                    request.casebook, role, form.value("one"), form.value("two"), unfolded=unfolded(request)
                )
        except NoSuchItem:
            form.refuse("two", "web_patterns.joins.unknown")
    folding = folding_of(Case(request.casebook, role), [each for link in links for each in link.passages])
    shown = {
        "form": form,
        "links": [
            {
                "one": link.one,
                "two": link.two,
                "passages": [{"passage": each, "guarded": each.id in folding} for each in link.passages],
            }
            for link in links
        ],
        "guarded": bool(folding),
        "unfolded": unfolded(request),
    }
    return render(request, "patterns/joins.html", shown, status=form.status)
