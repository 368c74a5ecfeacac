"""From a claim to the file that it came in."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.source import Moments


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A claim, its passage, and the SHA-256 of the source's original as it arrived.

    Attributes
    ----------
    moments
        Where the words stand in the recording, for a transcript with time codes.
    """

    claim_id: str
    passage: PassageRecord
    source_id: str
    source_sha256: str
    moments: Moments | None = None
