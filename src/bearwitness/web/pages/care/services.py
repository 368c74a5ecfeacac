"""Help that can be offered, by language and region."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.add_referral import add_referral
from bearwitness.actions.care.list_referrals import Help, list_referrals
from bearwitness.casebook.referrals import has_referrals
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest


def regions(language: Language) -> tuple[Choice, ...]:
    """Places of the gazetteer, by name."""
    gazetteer = Gazetteer.load()
    found = [Choice(value=each, label=gazetteer.name(each, language)) for each in gazetteer.places]
    return tuple(sorted(found, key=lambda each: each.label))


def found_help(request: PageRequest) -> tuple[list[Help] | None, str, str]:
    """Services in the language and region that the address asks for, if it asks."""
    language, region = request.GET.get("for", ""), request.GET.get("region", "")
    if not language or region not in Gazetteer.load().places:
        return None, language, region
    return list_referrals(request.casebook, language=language, region=region), language, region


@page("consent", writes=True)
def services(request: PageRequest) -> HttpResponse:
    """Find services; add one."""
    places, tongues = regions(request.language), coded("language", request.language)
    fields = (
        Field(
            name="service",
            label="web_care.help.service",
            kind="select",
            choices=coded("referral_service", request.language),
        ),
        Field(name="language", label="web_care.help.language", kind="select", choices=tongues),
        Field(name="region", label="web_care.help.region", kind="select", choices=places),
        Field(
            name="words",
            label="web_care.help.words",
            hint="web_care.help.words_hint",
            kind="textarea",
            most=2000,
        ),
    )
    form = Form(request, fields, {"language": request.language})
    if form.sent and form.reads():
        with form.refusing():
            language, region = form.value("language"), form.value("region")
            add_referral(
                request.casebook,
                form.value("service"),
                language=language,
                region=region,
                words=form.value("words"),
            )
            notify(request, "web_care.help.added")
            return redirect("care:services")
    helps, language, region = found_help(request)
    shown = {
        "form": form,
        "helps": helps,
        "chosen": language,
        "region": region,
        "regions": places,
        "tongues": tongues,
        "listed": has_referrals(),
    }
    return render(request, "care/services.html", shown, status=form.status)
