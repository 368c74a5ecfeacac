"""Whether anything that a linkage rests on has changed since: lists, their agreements, rows, judgements on pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from bearwitness.casebook.linking import countable_lists, standing_judgements
from bearwitness.casebook.models import Source
from bearwitness.domain.judgement import Agreement, Ends, agreements


def linkage_state(at: datetime, settled: Mapping[Ends, Agreement]) -> str:
    """SHA-256, in hex, of every list that may be linked, under which agreement, and of every pair that is settled.

    Equal at two moments, a linkage at the second would read the same records and the same labels as at the first. Of
    rows it says which are open, where a list has stricter ones.

    Parameters
    ----------
    at
        The moment.
    settled
        `settled_pairs` at this moment.
    """
    consents = dict(Source.objects.filter(kind="list").values_list("id", "consent"))
    lists = [
        [each.source, each.name, consents[each.source], None if each.only is None else sorted(each.only)]
        for each in countable_lists(at)
    ]
    pairs = sorted([*first, *second, each.verdict] for (first, second), each in settled.items())
    return hashlib.sha256(json.dumps([lists, pairs]).encode()).hexdigest()


def settled_pairs(at: datetime) -> dict[Ends, Agreement]:
    """Pairs on which two reviewers agree, and on records that may be counted now."""
    found = agreements(standing_judgements(at))
    return {ends: each for ends, each in found.items() if each.verdict is not None}
