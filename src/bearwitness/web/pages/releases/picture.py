"""An image that a plan could show, as it would leave."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.releases.look_at_picture import look_at_picture
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.pixels import pixels
from bearwitness.web.request import PageRequest


@page("release")
def picture(request: PageRequest, source_id: str) -> HttpResponse:
    """Show the re-encoded picture; the original is never shown on a page."""
    return pixels(look_at_picture(request.casebook, source_id))
