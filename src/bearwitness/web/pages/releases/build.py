"""Build the bundle of an approved plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.releases.kept_bundles import build_kept
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", writes=True, confirmed=True)
def build(request: PageRequest, digest: str) -> HttpResponse:
    """Write and sign it, and record what left."""
    if request.method != "POST":
        return redirect("releases:plan", digest=digest)
    built = build_kept(request.casebook, digest)
    notify(request, "web_releases.built")
    return redirect("releases:release", release_id=built.release.id)
