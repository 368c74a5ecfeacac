"""Upkeep: what is to be put right, copies and drills, keyholders."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.keeping.examine import examine
from bearwitness.actions.keeping.list_copies import list_copies
from bearwitness.actions.keys.unlock import keyring_of
from bearwitness.casebook.rights import allowed
from bearwitness.domain.messages import message
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("audit")
def upkeep(request: PageRequest) -> HttpResponse:
    """Look it over as `doctor` does; keyholders are named to those who keep accounts."""
    examined = examine(request.casebook)
    findings = [
        message(f"vault.{each.key}", request.language, value=each.value) for each in examined.findings
    ]
    keyring = keyring_of(request.casebook.path)
    custodians = set(keyring.custodians())
    holders = [(name, name in custodians) for name in keyring.keyholders()]
    shown = {
        "examined": examined,
        "free": f"{examined.free / 1024:,.1f}",
        "findings": findings,
        "copies": list_copies(request.casebook),
        "holders": holders if allowed(request.roles, "accounts") else None,
    }
    return render(request, "upkeep/upkeep.html", shown)
