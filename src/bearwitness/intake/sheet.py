"""A text made plain for reading, code point for code point, so that offsets stay those of the original."""

from __future__ import annotations

from dataclasses import dataclass

_FOLD = {0xFF01 + n: 0x21 + n for n in range(94)}
_FOLD |= {
    ord(a): ord(b)
    for a, b in zip("–‑‐−—―～〜∼’‘“”　\xa0\u202f\u2009￥￦", "----~~~~~''\"\"    ¥₩", strict=True)
}
_FOLD |= {0xFF0C: 0xFF0C, 0xFF1A: 0xFF1A, 0xFF1B: 0xFF1B}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A text, and the same with widths, dashes, quotes, spaces and case folded.

    Full-width commas and colons stay: they end a clause and are no part of a number.
    """

    text: str
    plain: str

    def quote(self, start: int, end: int) -> str:
        """Words of the original from start to end."""
        return self.text[start:end]


def sheet_of(text: str) -> Sheet:
    """Fold a text; its length never changes."""
    folded = text.translate(_FOLD)
    lowered = folded.lower()
    if len(lowered) != len(folded):
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in folded)
    return Sheet(text=text, plain=lowered)
