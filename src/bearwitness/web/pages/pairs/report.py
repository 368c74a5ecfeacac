"""What people have judged so far."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.linking.review_report import review_report
from bearwitness.actions.linking.sample_progress import sample_progress
from bearwitness.casebook.pairs import pairs_of
from bearwitness.casebook.sample_calibration import sample_calibration
from bearwitness.web.pages.page import page
from bearwitness.web.pages.pairs.evidence import evidence_lines
from bearwitness.web.request import PageRequest


@page("review")
def report(request: PageRequest) -> HttpResponse:
    """Settled, contradicted and chained judgements, for those who judge."""
    return shown_report(request, may_judge=True)


def shown_report(request: PageRequest, *, may_judge: bool) -> HttpResponse:
    """Report with how often the model was right, and what is left of the random sample."""
    sample = sample_progress()
    if sample is None:
        return render(request, "pairs/report.html", {"sample": None, "may_judge": may_judge})
    made = review_report(request.casebook)
    torn = [
        {"pair": each, "lines": evidence_lines(each.evidence, request.language)}
        for each in pairs_of(made.contradicted_pairs)
    ]
    shown = {
        "sample": sample,
        "made": made,
        "percent": None if made.agreement is None else round(100 * made.agreement),
        "torn": torn,
        "bands": sample_calibration(datetime.now(UTC)),
        "may_judge": may_judge,
    }
    return render(request, "pairs/report.html", shown)
