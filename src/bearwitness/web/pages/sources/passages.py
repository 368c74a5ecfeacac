"""Passages of a source, with the answers that differ there."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.actions.sources.show_source import show_source
from bearwitness.domain.answer import Answer
from bearwitness.domain.consent import Consent
from bearwitness.web.page_number import page_number
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import kept_query, unfolded
from bearwitness.web.request import PageRequest

EACH = 50
"""Passages on a page."""


@page("consent")
def passages(request: PageRequest, source_id: str) -> HttpResponse:
    """List them, a page at a time; of one that is closed even to the team only its answers show."""
    file, found = (
        show_source(request.casebook, source_id),
        read_passages(request.casebook, source_id, unfolded=unfolded(request)),
    )
    number, now = page_number(request), datetime.now(UTC)
    some = found[(number - 1) * EACH : number * EACH]
    folding = folding_of(request.case(), some)
    own = own_answers(file.consent)
    there = {each.id for each in found}
    shown = {
        "file": file,
        "rows": [(each, own.get(each.id, []), each.id in folding) for each in some],
        "closed": [(name, said) for name, said in own.items() if name not in there] if number == 1 else [],
        "guarded": bool(folding),
        "unfolded": unfolded(request),
        "query": kept_query(request),
        "before": f"?page={number - 1}" if number > 1 else "",
        "after": f"?page={number + 1}" if number * EACH < len(found) else "",
        "today": now.date(),
    }
    return render(request, "sources/passages.html", shown)


def own_answers(consent: Consent | None) -> dict[str, list[tuple[str, str, Answer]]]:
    """By passage, scope, recipient and answer of each that differs from what was said of the whole."""
    if consent is None:
        return {}
    return {
        name: [(key.partition(":")[0], key.partition(":")[2], answer) for key, answer in sorted(said.items())]
        for name, said in consent.passages.items()
    }
