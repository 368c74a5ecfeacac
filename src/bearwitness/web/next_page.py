"""Where to go after signing in."""

from __future__ import annotations

from django.utils.http import url_has_allowed_host_and_scheme


def next_page(given: str | None) -> str:
    """Path on this server, or home."""
    if given and given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None):
        return given
    return "/"
