"""An image that a plan would publish, as it would leave."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release")
def image(request: PageRequest, digest: str, place: int) -> HttpResponse:
    """Show the re-encoded picture; the original is never shown on a page."""
    look = look_at_plan(request.casebook, digest).look
    images = look.release.images if look else ()
    if look is None or not 1 <= place <= len(images):
        raise NoSuchItem
    path = images[place - 1].path
    kind = "image/jpeg" if path.endswith(".jpg") else "image/png"
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}
    return HttpResponse(look.images[path], content_type=kind, headers=headers)
