"""List the passages that may be quoted, for whoever writes a plan."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.releases.release_case import release_case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.quotes_seen import Asked, QuoteSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesListed:
    """What may be quoted, and whether there is more than was asked for."""

    quotes: tuple[QuoteSeen, ...]
    more: bool


def list_quotable(casebook: Casebook, asked: Asked, *, unfolded: bool = False) -> QuotesListed:
    """Return them, of the sources that the actor sees; the reading is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    """
    case = release_case(casebook, "list_quotable")
    with acting(casebook, "list_quotable", "release") as entry:
        quotes, more = case.quotes_seen(asked)
        entry.detail["passages"] = len(quotes)
        entry.shows(unfolded=unfolded)
    return QuotesListed(quotes=tuple(quotes), more=more)
