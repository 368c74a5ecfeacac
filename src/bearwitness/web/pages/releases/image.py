"""An image that a plan would publish, as it would leave."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.releases.look_at_image import look_at_image
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.pixels import pixels
from bearwitness.web.request import PageRequest


@page("release")
def image(request: PageRequest, digest: str, place: int) -> HttpResponse:
    """Show the re-encoded picture; the original is never shown on a page."""
    return pixels(look_at_image(request.casebook, digest, place))
