"""Search the claims of a case."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.search.narrow import Narrow
from bearwitness.casebook.search.search_claims import search_claims as found_claims
from bearwitness.casebook.shown_claims import ShownClaim


def search_claims(
    casebook: Casebook, role: Role, words: str, narrow: Narrow, number: int = 1, *, unfolded: bool = False
) -> tuple[list[ShownClaim], bool]:
    """One page of claims that say it, and whether there is another; the words are not logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    """
    sight = Case(casebook, role).sight
    with acting(casebook, "search_claims", "search") as entry:
        claims, more = found_claims(words, narrow, number, sight, datetime.now(UTC))
        entry.detail["claims"] = len(claims)
        entry.shows(unfolded=unfolded)
    return claims, more
