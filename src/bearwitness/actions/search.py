"""Search the open text of a case."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.search import Hit
from bearwitness.casebook.search.search_open import HITS


def search(
    casebook: Casebook, role: Role, words: str, *, limit: int = HITS, after: str | None = None
) -> list[Hit]:
    """Where the words stand in text that the role may read; the words themselves are not logged.

    A page ends with the text in which it reaches `limit` hits; give that text's identifier as `after` for the next.

    Raises
    ------
    NotAllowed
    """
    case = Case(casebook, role)
    with acting(casebook, "search", "search") as entry:
        hits = case.search(words, limit=limit, after=after)
        entry.detail["hits"] = len(hits)
    return hits
