"""The record: who did and read what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from bearwitness.actions.keeping.read_audit import read_audit
from bearwitness.web.pages.audit.about import about, names_told
from bearwitness.web.pages.audit.verbs import verbs_in_words
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

FILTERS = ("actor", "verb", "item")


@page("audit")
def record(request: PageRequest) -> HttpResponse:
    """Newest first, a page at a time; by who, what and on which item."""
    wanted = {name: request.GET.get(name, "").strip()[:100] for name in FILTERS}
    before = request.GET.get("before", "")
    found = read_audit(
        request.casebook,
        actor=wanted["actor"],
        verb=wanted["verb"],
        item=wanted["item"],
        before=int(before) if before.isdecimal() and len(before) < 19 else None,
    )
    kept = {name: value for name, value in wanted.items() if value}
    after = f"?{urlencode({**kept, 'before': str(found.older)})}" if found.older else ""
    words, names = verbs_in_words(request.language), names_told(request)
    shown = {
        "lines": [(each, words.get(each.verb, ""), about(request, each, names)) for each in found.lines],
        "verbs": sorted(words.items(), key=lambda each: each[1].casefold()),
        "wanted": wanted,
        "after": after,
    }
    return render(request, "audit/record.html", shown)
