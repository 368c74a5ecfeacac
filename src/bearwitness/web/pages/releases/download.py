"""Files of a release."""

from __future__ import annotations

import io
import zipfile

from django.http import HttpResponse

from bearwitness.actions.releases.kept_bundles import handed_out
from bearwitness.actions.releases.show_notice import show_notice
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.release.bundle.bundle import sealed_name
from bearwitness.release.bundle.withdrawal import NOTICE, NOTICE_SIGNATURE
from bearwitness.web.attached import attached
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

WHOLE = "release.zip"


@page("release")
def download(request: PageRequest, release_id: str, name: str) -> HttpResponse:
    """The whole bundle, or one of its reports; its pages have their own style and policy, so they are kept and opened from disk. Of one that is withdrawn, the notice that says so."""
    if name in (NOTICE, NOTICE_SIGNATURE):
        return attached(show_notice(request.casebook, release_id)[name], name)
    found = handed_out(request.casebook, release_id)
    files = found.files
    if found.sealed and name == sealed_name(release_id):
        return attached(found.sealed, name)
    if name == WHOLE and files:
        return attached(_zipped(files), f"{release_id}.zip")
    if name not in files:
        raise NoSuchItem
    return attached(files[name], name)


def _zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(f"release/{path}", files[path])
    return held.getvalue()
