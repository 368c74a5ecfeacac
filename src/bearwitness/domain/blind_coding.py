"""What one of two coders says of a passage, before anything of it is a claim."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindCodingRecord:
    """Text, span, subject, property and value, and who said so."""

    text_id: str
    by: str
    start: int
    end: int
    subject_id: str
    property: str
    value: Value
    basis: str
    reliability: str
    against: bool = False
