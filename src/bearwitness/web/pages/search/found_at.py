"""The address of what a search has found."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


def found_at(token: str) -> HttpResponse:
    """Send her there; the address holds the token only."""
    return redirect(f"{reverse('search:search')}?{urlencode({'of': token})}")
