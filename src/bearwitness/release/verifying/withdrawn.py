"""Whether a notice beside a bundle, or one that somebody brings, says that it is withdrawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bearwitness.intake.errors import DocumentNotFound
from bearwitness.release.bundle.folder import KEY, MANIFEST, read
from bearwitness.release.bundle.signature import verifies
from bearwitness.release.bundle.withdrawal import NOTICE, NOTICE_SIGNATURE, withdrawal_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """The day since which the release is withdrawn, empty where no notice says so; whether one says nothing of it."""

    withdrawn: str = ""
    false: bool = False


def notices(folder: Path, brought: Path | None) -> Notices:
    """Look at the notice that is brought, and at one that lies beside the folder.

    Only the key that signed the bundle can withdraw it. A notice beside it of another release is passed over; one that
    names this release without its signature is false, and so is whatever is brought and does not withdraw it.

    Raises
    ------
    DocumentNotFound
        There is no such notice.
    """
    found = [] if brought is None else [_look(folder, brought, meant=True)]
    found.append(_look(folder, folder.resolve().parent / NOTICE, meant=False))
    days = [each.withdrawn for each in found if each.withdrawn]
    return Notices(withdrawn=min(days, default=""), false=any(each.false for each in found))


def _look(folder: Path, place: Path, *, meant: bool) -> Notices:
    content = read(place.parent, place.name)
    if content is None:
        if meant:
            raise DocumentNotFound
        return Notices()
    said = withdrawal_in(content)
    of_this = said is not None and said.manifest == hashlib.sha256(read(folder, MANIFEST) or b"").hexdigest()
    if said is None or not of_this:
        return Notices(false=meant)
    signature = read(place.parent, f"{place.stem}{Path(NOTICE_SIGNATURE).suffix}") or b""
    if not verifies(read(folder, KEY) or b"", signature, content):
        return Notices(false=True)
    return Notices(withdrawn=said.withdrawn)
