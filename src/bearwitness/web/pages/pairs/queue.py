"""The pair that waits for a reviewer."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.linking.sample_progress import sample_progress
from bearwitness.casebook.pairs import expected_links
from bearwitness.domain.judgement import Mode
from bearwitness.web.pages.page import page
from bearwitness.web.pages.pairs.evidence import evidence_lines
from bearwitness.web.request import PageRequest


@page("review")
def queue(request: PageRequest) -> HttpResponse:
    """Show it by levels of agreement: no name, nothing of what the model or the other reviewer says."""
    mode = mode_of(request.GET.get("mode", ""))
    sample = sample_progress()
    pair = next_pair(request.casebook, mode) if sample else None
    shown: dict[str, object] = {"mode": mode, "sample": sample, "pair": pair}
    if pair is not None:
        shown["lines"] = evidence_lines(pair.evidence, request.language)
        shown["links"] = max(round(expected_links(pair.list_a, pair.list_b, datetime.now(UTC))), 1)
    return render(request, "pairs/queue.html", shown)


def mode_of(given: str) -> Mode:
    """Way that an address or a form names; the queue, unless it names the sample."""
    return "sample" if given == "sample" else "queue"
