"""A claim before it is coded."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDraft:
    """What a coder says that a passage says: subject, property and value, with basis and reliability codes.

    Attributes
    ----------
    against
        The passage says that this was not so.
    """

    subject_id: str
    property: str
    value: Value
    basis: str
    reliability: str
    against: bool = False
