"""What people have judged so far, for whoever links."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.web.pages.page import page
from bearwitness.web.pages.pairs.report import shown_report
from bearwitness.web.request import PageRequest


@page("link")
def report(request: PageRequest) -> HttpResponse:
    """Report that tells a custodian whether to link again."""
    return shown_report(request, may_judge=False)
