"""A file of the demo, with what comes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bearwitness.demo.world.coding import Coding
from bearwitness.domain.masking import Mask
from bearwitness.domain.messages import Language

SourceKind = Literal["testimony", "document", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """A passage, such as a row of a list, for which less is agreed than for its source."""

    start: int
    end: int
    scopes: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words about which a person was asked one by one, and said that just these may be quoted.

    `leave_out` is what whoever plans the quote leaves out of them. All spans count in the source's text.
    """

    start: int
    end: int
    leave_out: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldSource:
    """One source as it reaches the casebook.

    Attributes
    ----------
    name
        File name; means nothing.
    organisation
        Code of the organisation that holds it; None for a public document.
    consent
        Consent file's content, or a list's sharing agreement; None where none was recorded.
    narrower
        Passages with a stricter answer than the source's own.
    asked
        The one passage that may be quoted, where its person was asked about it.
    withdrawn_after
        Whether the consent is withdrawn once the source has been taken in and coded.
    child
        Whether a child gave it.
    derives_from
        Names of the sources that it repeats.
    masks
        What its documenter masks; a public document is not masked.
    """

    name: str
    data: bytes
    kind: SourceKind
    organisation: str | None
    language: Language
    consent: Mapping[str, object] | None
    codings: tuple[Coding, ...] = ()
    narrower: tuple[Narrowing, ...] = ()
    asked: Asked | None = None
    withdrawn_after: bool = False
    child: bool = False
    derives_from: tuple[str, ...] = ()
    masks: tuple[Mask, ...] = ()

    @property
    def text(self) -> str:
        """Text that the codings' offsets count in."""
        return self.data.decode("utf-8")
