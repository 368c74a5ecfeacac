"""A testimony begins with what she agreed to."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.domain.consent_file import consent_to_plain
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import ConsentForm
from bearwitness.web.request import PageRequest

CONSENT = "consent_taken"
"""Where her answers wait, in the encrypted session, until her words come."""


@page("add", writes=True)
def testimony(request: PageRequest) -> HttpResponse:
    """Ask the questions; without her leave to keep it, nothing is taken in."""
    asked = ConsentForm(request)
    if not asked.form.sent:
        request.session.pop(CONSENT, None)  # what somebody else agreed to never covers her words
    else:
        consent = asked.consent()
        if consent is not None and not consent.answer("record").granted:
            asked.form.refuse("answer_record", "web_sources.consent.not_kept")
        elif consent is not None:
            request.session[CONSENT] = consent_to_plain(consent)
            return redirect("sources:words")
    return render(
        request,
        "sources/testimony.html",
        {"asked": asked, "form": asked.form, "step": 2},
        status=asked.form.status,
    )
