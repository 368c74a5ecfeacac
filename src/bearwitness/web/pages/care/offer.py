"""Help is offered, and her answer logged."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.offer_referral import offer_referral
from bearwitness.casebook.held import held_source
from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadValue
from bearwitness.web.notices import notify
from bearwitness.web.pages.care.services import found_help, regions
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest


@page("consent", writes=True)
def offer(request: PageRequest, source_id: str) -> HttpResponse:
    """Show what there is in her language where she is; each with the answers she can give."""
    source = held_source(request.casebook, source_id)
    if request.method == "POST":
        number = request.POST.get("service", "")
        if not (number.isascii() and number.isdigit() and len(number) < 12):
            raise BadValue(kind="service", example="1")
        answer = request.POST.get("answer", "")
        offer_referral(request.casebook, source_id, int(number), answer)
        label = codebook().label("referral_answer", answer, request.language)
        notify(request, "web_care.offer.done", answer=label)
        return redirect("sources:source", source_id=source_id)
    helps, language, region = found_help(request)
    shown = {
        "source_id": source_id,
        "helps": helps,
        "chosen": language or source.language,
        "region": region,
        "regions": regions(request.language),
        "tongues": coded("language", request.language),
        "answers": coded("referral_answer", request.language),
    }
    return render(request, "care/offer.html", shown)
