"""Claims: what a passage says. A claim is not a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.domain.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A passage says that a property of a subject has a value; claims are only ever added.

    Attributes
    ----------
    basis, reliability
        Codes of the codebook's lists of these names: how the source knows, and how far to rely on it.
    at, by
        When (UTC) and by which keyholder it was coded.
    against
        The passage speaks against the value: it says that this was not so.
    retracted_at, replaced_by
        Set when a correction took its place; the row stays.
    """

    id: str
    subject_id: str
    property: str
    value: Value
    passage_id: str
    basis: str
    reliability: str
    at: datetime
    by: str
    against: bool = False
    retracted_at: datetime | None = None
    replaced_by: str | None = None

    def stands(self) -> bool:
        """Whether no correction has retracted it."""
        return self.retracted_at is None
