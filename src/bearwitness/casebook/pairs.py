"""Pairs of records as people may see them: lists and levels of agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bearwitness.casebook.linking import latest_run, open_pairs
from bearwitness.casebook.models import LinkedPair


@dataclass(frozen=True, slots=True, kw_only=True)
class PairInWords:
    """Lists of a pair, and what agrees in codes."""

    pair_id: str
    list_a: str
    list_b: str
    evidence: str


def pairs_of(pair_ids: Sequence[str]) -> list[PairInWords]:
    """Pairs by identifier, in order of it."""
    rows = LinkedPair.objects.filter(id__in=pair_ids).select_related("first", "second").order_by("id")
    return [
        PairInWords(pair_id=row.id, list_a=row.first.list, list_b=row.second.list, evidence=row.evidence)
        for row in rows
    ]


def expected_links(first: str, second: str, at: datetime) -> float:
    """Links that the latest run expects between two lists, or within one: the sum of its open pairs' probabilities."""
    run = latest_run()
    pairs = LinkedPair.objects.none() if run is None else open_pairs(run, at)
    return float(
        sum(
            probability
            for a, b in {(first, second), (second, first)}
            for probability in pairs.filter(first__list=a, second__list=b).values_list(
                "probability", flat=True
            )
        )
    )
