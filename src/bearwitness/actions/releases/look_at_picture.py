"""One image of the casebook, as it would leave, for whoever writes what it shows."""

from __future__ import annotations

from bearwitness.actions.releases.release_case import release_case
from bearwitness.actions.releases.shown_image import shown_image
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.release.pictures.images import Shown


def look_at_picture(casebook: Casebook, source: str) -> Shown:
    """Read a public image of a source that the actor sees, re-encoded; the look is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is none, it may not be shown now, or it is not hers to see.
    """
    case = release_case(casebook, "look_at_picture")
    seen, _ = case.pictures_seen([source], 0)
    image = shown_image(case, source) if seen else None
    if image is None:
        raise NoSuchItem
    with acting(casebook, "look_at_picture", "release") as entry:
        entry.object = source
    return image
