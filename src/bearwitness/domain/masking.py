"""What is to be masked in a text, confirmed by a person, and the working text that comes of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bearwitness.domain.alignment import Alignment, Piece
from bearwitness.domain.errors import BadMasking

TOKEN = re.compile(r"\[[^\[\]\s][^\[\]\n]{0,22}\]")
"""What stands in a working text for something that was masked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """One span of the original, and the token that stands for it in the working text.

    Attributes
    ----------
    start, end
        Code points of the text that is masked.
    kind
        Code of ``mask_kind``.
    token
        In brackets, such as ``[P1]``; the same token is the same person or thing throughout one text.
    person
        Pseudonym of the person, where the case has one already; a name without it gets a new one.
    """

    start: int
    end: int
    kind: str
    token: str
    person: str = ""

    def __post_init__(self) -> None:
        """Invariant: a span, and a token in brackets."""
        if not 0 <= self.start < self.end:
            raise BadMasking(place=self.start)
        if not TOKEN.fullmatch(self.token):
            raise BadMasking(place=self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """What a person has confirmed, all of it; an empty one says: nothing in this text is to be masked.

    Nothing is masked by the machine alone, so that there is no way to make one but to state it.
    """

    masks: tuple[Mask, ...]

    def apply(self, text: str) -> Masked:
        """Text with every span replaced.

        Raises
        ------
        BadMasking
            Spans overlap or leave the text, or a token and what it stands for hold one another, or one token stands for two kinds.
            Says where, never what stood there.
        """
        pieces: list[Piece] = []
        words: list[str] = []
        at = length = 0
        kinds: dict[str, tuple[str, str]] = {}
        for mask in sorted(self.masks, key=lambda each: each.start):
            hidden = text[mask.start : mask.end]
            meant = (mask.kind, mask.person)
            clash = kinds.setdefault(mask.token, meant) != meant
            if mask.start < at or mask.end > len(text) or clash or _tells(mask.token, hidden):
                raise BadMasking(place=mask.start)
            words += [text[at : mask.start], mask.token]
            start = length + mask.start - at
            length = start + len(mask.token)
            pieces.append(Piece(start=mask.start, end=mask.end, new_start=start, new_end=length))
            at = mask.end
        words.append(text[at:])
        return Masked(text="".join(words), alignment=Alignment(pieces=tuple(pieces)))


def _tells(token: str, hidden: str) -> bool:
    """Whether one holds the other, whatever their case and composition and the blanks around them."""
    inner, words = _plain(token[1:-1]), _plain(hidden)
    return bool(words) and (words in inner or inner in words or words in _plain(token))


def _plain(text: str) -> str:
    """Invariant: composed last, as case folding may take a letter apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A working text, and how its offsets lie to those of the text that it was made from."""

    text: str
    alignment: Alignment
