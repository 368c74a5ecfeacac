"""Positions: signed choices among claims that disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRecord:
    """Somebody says, with a reason, which claim stands; positions are only added, and a later one supersedes.

    Attributes
    ----------
    matter
        Empty where the property holds one value; else the canonical JSON of the value that is disputed.
    choice
        Claim that stands; ``None`` says that it cannot be decided.
    over
        Claims that were weighed.
    in_force
        Whether it is the latest on its matter, and its choice has not been retracted since.
    """

    id: str
    subject_id: str
    property: str
    matter: str
    choice: str | None
    over: tuple[str, ...]
    reason: str
    at: datetime
    by: str
    in_force: bool = True
