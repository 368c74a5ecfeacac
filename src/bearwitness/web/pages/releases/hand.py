"""Hand an approved dossier to its recipient."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.releases.hand_dossier import hand_dossier
from bearwitness.web.attached import attached
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", writes=True, confirmed=True)
def hand(request: PageRequest, digest: str) -> HttpResponse:
    """Download one file, sealed to the recipient's key before it touches the disk."""
    if request.method != "POST":
        return redirect("releases:plan", digest=digest)
    with tempfile.TemporaryDirectory() as folder:
        handed = hand_dossier(request.casebook, digest, Path(folder))
        return attached(handed.path.read_bytes(), handed.path.name)
