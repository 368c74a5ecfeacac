"""What one named recipient may be given on named persons: sheets, passages, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.elements import ElementsSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSource:
    """A source that the recipient may be told of.

    Attributes
    ----------
    received_at
        Day, in UTC.
    shared_until
        Last day of the consent to share (ISO 8601); empty where it has no end.
    child
        Whether a child speaks: her words are never handed over, only where they stand and their hash.
    """

    id: str
    kind: str
    sha256: str
    received_at: str
    shared_until: str
    child: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyLine:
    """One entry of the audit chain on a shared source; who acted is numbered, never named."""

    seq: int
    at: str
    keeper: int
    verb: str
    object: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All of it.

    Attributes
    ----------
    closed
        Passages of which no word is here: a helper, a safe place or a way of an escape is coded in them.
    cut
        Passages of which something is left out: a name, a number, an address or a place finer than the county.
    """

    recipient: str
    purpose: str
    sheets: tuple[ElementsSheet, ...]
    sources: tuple[SharedSource, ...]
    custody: tuple[CustodyLine, ...]
    closed: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
