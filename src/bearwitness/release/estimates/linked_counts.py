"""Counts from lists that were linked, as they come to the gate: a capture table, and one a clustering."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from bearwitness.domain.judgement import REVIEWERS
from bearwitness.domain.record import to_json
from bearwitness.estimate import CaptureTable, Replicates, StratifiedTable
from bearwitness.estimate.parts.estimate_replicates import ALARM, REVIEWED, doubts
from bearwitness.estimate.parts.pool import FEW
from bearwitness.release.errors import LinksInDoubt

POOLED = 20
"""Replicates that are pooled, the first ones of a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedCounts:
    """What a run of linkage drew; it holds no person and no name of a list.

    Attributes
    ----------
    captures
        CSV, links taken as certain.
    replicates
        CSV, one a clustering.
    meta
        JSON: what people said of a random sample of pairs, and notes of the run.
    reviewers
        How many persons settled the sample.
    tokens
        Of the lists, as snapshots name them.
    """

    captures: str
    replicates: tuple[str, ...]
    meta: str
    reviewers: int
    tokens: tuple[str, ...]

    @property
    def certain(self) -> CaptureTable:
        """Table with every link taken as certain."""
        return CaptureTable.from_csv(self.captures)

    @property
    def pooled(self) -> Replicates:
        """Replicates that an estimate pools."""
        drawn = self.replicates[:POOLED]
        tables = tuple(StratifiedTable.from_csv(text, by=()) for text in drawn)
        return Replicates(tables=tables, meta=self._said)

    @property
    def pairs(self) -> int:
        """Pairs of the random sample that are settled."""
        return int(self._sample["pairs"])

    @property
    def digest(self) -> str:
        """SHA-256 of all of it, in hex."""
        return hashlib.sha256(json.dumps(to_json(self), sort_keys=True).encode()).hexdigest()

    @property
    def committed(self) -> bytes:
        """Replicates and what is said with them, as bytes to commit to."""
        return json.dumps({"meta": self._said, "replicates": self.replicates}, sort_keys=True).encode()

    def require_settled(self) -> None:
        """Let nothing leave that may be `disputed` at most for its links.

        Raises
        ------
        LinksInDoubt
            Too little of the sample is settled, an alarm was let pass, or too few replicates were drawn.
        """
        if doubts(self._said) or len(self.replicates) < FEW or self.reviewers < REVIEWERS:
            raise LinksInDoubt(
                settled=self.pairs,
                needed=int(self._sample["needed"]),
                alarms=int(ALARM in self._said["notes"]),
                replicates=len(self.replicates),
                least=FEW,
            )

    @property
    def _said(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.meta)
        return said

    @property
    def _sample(self) -> dict[str, Any]:
        sample: dict[str, Any] = self._said[REVIEWED]
        return sample
