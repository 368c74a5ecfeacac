"""All sources, with their state."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.source_overview import SHOWN, count_sources, source_overviews
from bearwitness.web.page_number import page_number
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

AT_ONCE = 50


@page("consent")
def sources(request: PageRequest) -> HttpResponse:
    """List them, newest first, a page at a time; nothing of what they say."""
    asked = request.GET.get("shown", "")
    shown = asked if asked in SHOWN else "all"
    at = page_number(request)
    sight = sight_of(request.casebook)
    total = count_sources(sight, shown)
    here = source_overviews(sight, shown, datetime.now(UTC), (at - 1) * AT_ONCE, AT_ONCE)
    due = what_is_due(request.casebook, [each.source_id for each in here])
    flags = {name: frozenset(getattr(due, name)) for name in ("overdue", "unassessed", "expiring", "owed")}
    rows = [(each, [name for name, found in flags.items() if each.source_id in found]) for each in here]
    last = -(-total // AT_ONCE)
    more = {
        "before": f"?shown={shown}&page={at - 1}" if at > 1 else "",
        "after": f"?shown={shown}&page={at + 1}" if at < last else "",
        "at": at,
        "of": last if at <= last else 0,
    }
    found = {"rows": rows, "kinds": SHOWN, "shown": shown, "total": total, **more}
    return render(request, "sources/list.html", {**found, "adds": allowed(request.roles, "add")})
