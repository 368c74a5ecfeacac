"""Link the lists, in the request."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bearwitness.actions.linking.link_lists import Linked, link_lists
from bearwitness.casebook.partner_lists import partner_lists
from bearwitness.web.identity_keys import casebook_with_identities, opened
from bearwitness.web.notices import notify
from bearwitness.web.pages.links.held import REPLICATES, hold_counts
from bearwitness.web.pages.links.lists import MOST_HERE, lists_form, shown
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

_linking = threading.Lock()


@page("link", writes=True, confirmed=True)
def run(request: PageRequest) -> HttpResponse:
    """Link those that are ticked, with the key that the custodian opened; one linkage at a time."""
    found = partner_lists(datetime.now(UTC))
    form = lists_form(request, found)
    if request.method != "POST" or form is None:
        return redirect("links:lists")
    if opened(request) is None:
        return redirect(f"{reverse('identities:open')}?next={reverse('links:lists')}")
    if form.reads():
        with form.refusing("lists"):
            done = _link(request, form.values("lists"))
            if done is None:
                notify(request, "web_links.busy")
            else:
                persons = int(done.linkage.captures["count"].sum())
                notify(request, "web_links.linked", records=len(done.places), persons=persons)
            return redirect("links:lists")
    return shown(request, found, form)


def _link(request: PageRequest, names: list[str]) -> Linked | None:
    """What came of it; None while somebody else links."""
    if not _linking.acquire(blocking=False):
        return None
    try:
        with casebook_with_identities(request) as casebook:
            done = link_lists(casebook, lists=names, replicates=REPLICATES, at_most=MOST_HERE)
        hold_counts(done)
    finally:
        _linking.release()
    return done
