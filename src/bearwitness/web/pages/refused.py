"""Pages that say no."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import say
from bearwitness.web.request import PageRequest


def not_there(given: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing stands here, or nothing that you may see; both look the same."""
    request = cast("PageRequest", given)
    if not hasattr(request, "language"):
        return HttpResponse(status=404)
    return render(request, "refused/not_there.html", status=404)


def not_allowed(request: PageRequest) -> HttpResponse:
    """403: her roles do not allow it."""
    return render(request, "refused/not_allowed.html", status=403)


def not_done(request: PageRequest, error: BearwitnessError) -> HttpResponse:
    """422: an action refused, and says why."""
    said = {"sentence": say(error, request.language), "code": error.code}
    return render(request, "refused/not_done.html", said, status=422)


def forged(given: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was not one of ours, or is too old."""
    return render(given, "refused/forged.html", status=403)


def failed(given: HttpRequest) -> HttpResponse:
    """500: a fault of ours; nothing of it is shown."""
    return HttpResponse("500", status=500, content_type="text/plain")
