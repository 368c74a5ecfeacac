"""From a claim to the file that it came in."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.passage import PassageRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A claim, its passage, and the SHA-256 of the source's original as it arrived."""

    claim_id: str
    passage: PassageRecord
    source_id: str
    source_sha256: str
