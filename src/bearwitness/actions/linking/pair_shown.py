"""What a reviewer sees of a pair."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.judgement import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class PairShown:
    """Two lists and what agrees between the two records, in codes that `say_evidence` puts into words.

    No name, no value of a record, nothing of what the model thinks or another reviewer said.

    Attributes
    ----------
    left
        Pairs that wait for this reviewer, this one among them.
    """

    pair_id: str
    mode: Mode
    list_a: str
    list_b: str
    evidence: str
    left: int
