"""One's own account."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.casebook.rights import ROLES
from bearwitness.web.accounts.models import RecoveryCode, SignIn
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page(outsiders=True)
def account(request: PageRequest) -> HttpResponse:
    """Roles, language, second factor, sessions."""
    own = request.signed_in
    open_ones = SignIn.objects.filter(account=own, expire_date__gt=datetime.now(UTC)).order_by("-began")
    sessions = [(row.began, row.session_key == request.session.session_key) for row in open_ones]
    shown = {
        "roles": [each for each in ROLES if each in request.roles],
        "codes_left": RecoveryCode.objects.filter(account=own).count(),
        "sessions": sessions,
    }
    return render(request, "own/account.html", shown)
