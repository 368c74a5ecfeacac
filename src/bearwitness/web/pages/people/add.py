"""Add an account, and show its link once."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bearwitness.domain.messages import Language
from bearwitness.web.accounts.add_account import add_account
from bearwitness.web.accounts.give_link import give_link
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.layout import OWN_NAMES
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

LANGUAGES = tuple(Choice(value=code, label=name) for code, name in OWN_NAMES.items())
FIELDS = (
    Field(name="name", label="web.people.name", hint="web.people.name_hint", most=64),
    Field(name="language", label="web.people.language", kind="select", choices=LANGUAGES),
)


@page("accounts", writes=True, confirmed=True)
def add(request: PageRequest) -> HttpResponse:
    """Ask for a name and a language."""
    form = Form(request, FIELDS, {"language": request.language})
    if form.sent and form.reads():
        with form.refusing("name"):
            language = cast("Language", form.value("language"))
            account = add_account(request.casebook, form.value("name"), language)
            secret = give_link(request.casebook, account)
            address = request.build_absolute_uri(reverse("sign_in:welcome", args=[secret]))
            return render(request, "people/link.html", {"person": account, "address": address})
    return render(request, "people/add.html", {"form": form}, status=form.status)
