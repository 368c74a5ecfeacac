"""What is given to the identity store about a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bearwitness.casebook.identity.script import SCRIPTS, SYSTEMS, Script
from bearwitness.domain.errors import BadValue
from bearwitness.domain.partial_date import PartialDate

NameKind = Literal["name", "alias", "mentioned"]
CONTACT_KINDS = ("Phone", "Email", "Handle", "Address", "Other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling: Hangul, Hanja or Hanzi, and each romanisation are separate names (I4)."""

    words: str = field(repr=False)
    script: Script
    system: str = ""
    kind: NameKind = "name"

    def __post_init__(self) -> None:
        """Invariant: words in a known script, and a system of romanisation for Latin letters only."""
        romanised = self.script == "Latin"
        known = self.script in SCRIPTS and self.system in SYSTEMS
        if not self.words.strip() or not known or (self.system and not romanised):
            raise BadValue(kind="name", example="words, script Latin, system MR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Names, a birth date and contacts, each perhaps none."""

    names: tuple[Name, ...] = ()
    birth: PartialDate | None = None
    contacts: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Invariant: contacts of known kinds."""
        if any(kind not in CONTACT_KINDS or not words.strip() for kind, words in self.contacts):
            raise BadValue(kind="contact", example="Phone, +82 ...")
