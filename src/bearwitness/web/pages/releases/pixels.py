"""A re-encoded picture as an answer of its own, in which nothing can run."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.release.pictures.images import Shown


def pixels(image: Shown) -> HttpResponse:
    """The picture."""
    kind = "image/jpeg" if image.ending == "jpg" else "image/png"
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}
    return HttpResponse(image.content, content_type=kind, headers=headers)
