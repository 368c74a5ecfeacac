"""Which passages a page folds until somebody asks for them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.search.around import claims_on
from bearwitness.casebook.spans import by_text
from bearwitness.domain.passage import PassageRecord
from bearwitness.web.pages.desk.folding import guarded_among


def folding_of(case: Case, passages: Collection[PassageRecord]) -> frozenset[str]:
    """Identifiers of those that share a word with a passage of which any open claim says something that is folded.

    All claims on their words are asked, not only those that the page shows.
    """
    spans = by_text((each.text_id, each.start, each.end) for each in passages)
    return guarded_among(passages, claims_on(spans, case.sight, datetime.now(UTC)))
