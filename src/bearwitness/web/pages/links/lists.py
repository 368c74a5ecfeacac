"""The partners' lists, and what the last linkage found."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.linking.sample_progress import sample_progress
from bearwitness.casebook.partner_lists import PartnerList, partner_lists, run_found
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.identity_keys import opened
from bearwitness.web.pages.links.held import held_counts
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

MOST_HERE = 10_000
"""Records that are linked in a request, while others wait; the command takes any number."""


@page("link")
def lists(request: PageRequest) -> HttpResponse:
    """Show them, with the form that links them."""
    found = partner_lists(datetime.now(UTC))
    return shown(request, found, lists_form(request, found))


def shown(request: PageRequest, found: list[PartnerList], form: Form | None) -> HttpResponse:
    """Page with a form, as it stands."""
    ran = run_found(datetime.now(UTC))
    told = {
        "lists": found,
        "ran": ran,
        "held": held_counts(ran.run_id) if ran and not ran.closed else None,
        "sample": sample_progress(),
        "opened": opened(request),
        "form": form,
        "most": f"{MOST_HERE:,}",
    }
    return render(request, "links/lists.html", told, status=form.status if form else 200)


def lists_form(request: PageRequest, found: list[PartnerList]) -> Form | None:
    """Which organisations' lists to link; nothing where fewer than two can be."""
    names = tuple(dict.fromkeys(each.organisation for each in found if each.ready))
    if len(names) < 2:
        return None
    choices = tuple(Choice(value=each, label=each) for each in names)
    field = Field(name="lists", label="web_links.which", kind="checks", choices=choices)
    return Form(request, (field,), {"lists": names})
