"""One release: what left, when, and its files."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.releases.kept_bundles import bundles_folder, kept_release
from bearwitness.release.bundle.bundle import sealed_name
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.shown import shown_release
from bearwitness.web.request import PageRequest


@page("release")
def release(request: PageRequest, release_id: str) -> HttpResponse:
    """Show it as its receipts say, where its bundle is kept here."""
    found = kept_release(request.casebook, release_id)
    reports = sorted(name for name in found.files if name.endswith((".html", ".pdf")) and "/" not in name)
    shown = {
        "found": found,
        "reports": reports,
        "sealed": sealed_name(found.id) if found.sealed else "",
        "folder": bundles_folder(request.casebook),
        "fingerprint": found.fingerprint,
        "look": shown_release(found.release(), request.language) if found.files else None,
    }
    return render(request, "releases/release.html", shown)
