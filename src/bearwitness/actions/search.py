"""Search the open text of a case."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.search import Hit
from bearwitness.casebook.search.narrow import Narrow, narrowed_texts
from bearwitness.casebook.search.search_open import HITS

EVERYTHING = Narrow()


def search(
    casebook: Casebook,
    role: Role,
    words: str,
    *,
    limit: int = HITS,
    after: str | None = None,
    narrow: Narrow = EVERYTHING,
    unfolded: bool = False,
) -> list[Hit]:
    """Where the words stand in text that the role may read; the words themselves are not logged.

    A page ends with the text in which it reaches `limit` hits; give that text's identifier as `after` for the next.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    """
    case = Case(casebook, role)
    with acting(casebook, "search", "search") as entry:
        hits: list[Hit] = []
        while len(hits) < limit and (found := case.search(words, limit=limit, after=after)):
            after = found[-1].text_id
            wanted = _wanted(case, found, narrow)
            hits += [each for each in found if each.text_id in wanted]
        entry.detail["hits"] = len(hits)
        entry.shows(unfolded=unfolded)
    return hits


def _wanted(case: Case, found: list[Hit], narrow: Narrow) -> frozenset[str]:
    texts = frozenset(each.text_id for each in found)
    return narrowed_texts(texts, narrow, case.sight, datetime.now(UTC)) if narrow else texts
