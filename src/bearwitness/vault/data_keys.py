"""The two keys of a casebook, held in memory while it is unlocked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

KeyName = Literal["casebook", "identities"]
KEY_NAMES: tuple[KeyName, ...] = get_args(KeyName)
KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKeys:
    """Raw keys of 32 bytes: `casebook` for casebook.db, `identities` for identities.db. Never shown.

    Only a custodian holds the identities key; for every other keyholder it is None.
    """

    casebook: bytes = field(repr=False)
    identities: bytes | None = field(repr=False)

    def __post_init__(self) -> None:
        if any(len(key) != KEY_BYTES for key in (self.casebook, self.identities) if key is not None):
            raise ValueError("a data key has 32 bytes")

    @property
    def custodian(self) -> bool:
        """Whether both keys are here."""
        return self.identities is not None
