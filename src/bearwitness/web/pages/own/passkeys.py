"""Add a passkey, or take one away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.casebook.acting import acting
from bearwitness.web.accounts.models import Passkey
from bearwitness.web.accounts.passkeys import begin_adding, finish_adding
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

NAME = 60


@page(outsiders=True, writes=True, confirmed=True)
def passkeys(request: PageRequest) -> HttpResponse:
    """List them; a new one is made by the browser with a script."""
    own = request.signed_in
    wrong = False
    if request.method == "POST":
        if "remove" in request.POST:
            with acting(request.casebook, "remove_passkey"):
                Passkey.objects.filter(account=own, pk=_number(request.POST["remove"])).delete()
            return redirect("own:passkeys")
        with acting(request.casebook, "add_passkey") as entry:
            name = request.POST.get("name", "").strip()[:NAME] or own.name
            added = finish_adding(request, own, request.POST.get("answer", ""), name)
            entry.detail["added"] = int(added)
        if added:
            notify(request, "web.own.passkey_added")
            return redirect("own:passkeys")
        wrong = True
    found = {
        "passkeys": Passkey.objects.filter(account=own).order_by("added_at"),
        "options": begin_adding(request, own),
        "wrong": wrong,
    }
    return render(request, "own/passkeys.html", found, status=422 if wrong else 200)


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 19 else 0
