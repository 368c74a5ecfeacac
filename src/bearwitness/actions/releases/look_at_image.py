"""One image of a plan, as it would leave."""

from __future__ import annotations

from bearwitness.actions.releases.proposed import latest
from bearwitness.actions.releases.release_case import release_case
from bearwitness.actions.releases.shown_image import shown_image
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.release.pictures.images import Shown
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.release.planning.plan import Plan


def look_at_image(casebook: Casebook, digest: str, place: int) -> Shown:
    """Read the image at a place of the newest proposal of a plan, counted from 1, re-encoded; the look is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
        Nobody has proposed the plan, it has no image there, or the source may not be shown now.
    """
    case = release_case(casebook, "look_at_image")
    row = latest(digest)
    plan = read_plan(row.text) if row is not None else None
    if row is None or not isinstance(plan, Plan) or not 1 <= place <= len(plan.images):
        raise NoSuchItem
    image = shown_image(case, plan.images[place - 1].source)
    if image is None:
        raise NoSuchItem
    with acting(casebook, "look_at_image", "release") as entry:
        entry.object = row.id
        entry.detail["place"] = place
    return image
