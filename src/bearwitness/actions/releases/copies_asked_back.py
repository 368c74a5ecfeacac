"""Count the copies outside that are still to be asked back."""

from __future__ import annotations

from bearwitness.actions.releases.asked_back import AskedBack, left_at
from bearwitness.actions.releases.copy_lines import copy_lines
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import HandedCopy


def copies_asked_back(casebook: Casebook) -> int:
    """How many copies of sources and of releases nobody has settled yet, as the release desk lists them; logged.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "copies_asked_back", "release") as entry:
        rows = list(HandedCopy.objects.select_related("release__plan"))
        found = 0
        if rows:
            back = AskedBack(casebook, "copies_asked_back", min(left_at(each) for each in rows))
            found = sum(each.recalled for each in copy_lines(rows, back))
        entry.detail["copies"] = found
    return found
