"""What people have judged so far."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.linking.review_report import ReviewReport, review_report
from bearwitness.actions.linking.sample_progress import sample_progress
from bearwitness.casebook.acting import refuse
from bearwitness.casebook.pairs import pairs_of
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.sample_calibration import sample_calibration
from bearwitness.web.pages.page import page
from bearwitness.web.pages.pairs.evidence import evidence_lines
from bearwitness.web.request import PageRequest


@page()
def report(request: PageRequest) -> HttpResponse:
    """Settled, contradicted and chained judgements; how often the model was right; what is left of the sample."""
    if not (allowed(request.roles, "review") or allowed(request.roles, "link")):
        refuse(request.casebook, "report")
    sample = sample_progress()
    if sample is None:
        return render(request, "pairs/report.html", {"sample": None})
    made = review_report(request.casebook)
    shown = {
        "sample": sample,
        "made": made,
        "percent": None if made.agreement is None else round(100 * made.agreement),
        "torn": _torn(request, made),
        "bands": sample_calibration(),
        "may_judge": allowed(request.roles, "review"),
        "may_link": allowed(request.roles, "link"),
    }
    return render(request, "pairs/report.html", shown)


def _torn(request: PageRequest, made: ReviewReport) -> list[dict[str, object]]:
    return [
        {"pair": each, "lines": evidence_lines(each.evidence, request.language)}
        for each in pairs_of(made.contradicted_pairs)
    ]
