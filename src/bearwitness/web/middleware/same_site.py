"""Answer our own pages only: no other host name, no other site, no other method."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bearwitness.web.process import served

SAFE = ("GET", "HEAD")
METHODS = (*SAFE, "POST")


def same_site(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what another site, or a name that was pointed at this machine (DNS rebinding), sends."""

    def respond(request: HttpRequest) -> HttpResponse:
        refused = _refusal(request)
        return HttpResponse(status=refused) if refused else get_response(request)

    return respond


def _refusal(request: HttpRequest) -> int | None:
    origins = served().origins
    if not any(request.headers.get("Host") == origin.partition("://")[2] for origin in origins):
        return 400
    if request.method not in METHODS:
        return 405
    if request.method in SAFE:
        return None
    if request.headers.get("Origin") not in origins:
        return 403
    return None if request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin" else 403
