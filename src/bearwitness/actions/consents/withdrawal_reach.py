"""Show, before or after a withdrawal, what it reaches."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.reach import Reach, reach_of


def withdrawal_reach(casebook: Casebook, source_id: str) -> Reach:
    """Sources, claims, figures, releases and copies that a withdrawal of this source's consent reaches.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "withdrawal_reach", "consent") as entry:
        source = held_source(casebook, source_id)
        reach = reach_of(casebook, source.id)
        entry.object = source_id
        entry.detail.update(
            claims=reach.numbers["claims"], copies=len(reach.copies), releases=list(reach.releases)
        )
    return reach
