"""Cells that a spreadsheet cannot take for a program, and the way back.

A cell that a spreadsheet would run (it begins with ``= + - @ | %``, their full-width, small or raised forms, also behind
blanks, quotation marks, a byte order mark, a control character or another one that is not seen) gets an apostrophe
before it; numbers stay numbers. So does a text that begins with an apostrophe, so that `original` gives back every text.

References
----------
OWASP, CSV injection; ASVS 5.0, 1.2.10.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Mn"})
"""Categories of characters that leave no mark of their own."""
_BLANK = "\"'\u115f\u1160\u3164\uffa0"
"""Quotation marks, and the Hangul fillers, which count as letters."""
_FIRST = frozenset("\t\r\n\x00\ufeff'")
_SIGNS = frozenset("=+-@|%")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def inert(cell: str | int | None) -> str:
    """Text of a cell that no spreadsheet runs; None is empty."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _is_risky(text) and not _NUMBER.fullmatch(text) else text


def original(cell: str) -> str:
    """The text that `inert` was given."""
    return cell[1:] if cell.startswith("'") else cell


def _is_risky(text: str) -> bool:
    if text[:1] in _FIRST:
        return True
    seen = next((each for each in text if not _is_unseen(each)), "")
    return unicodedata.normalize("NFKC", seen)[:1] in _SIGNS


def _is_unseen(character: str) -> bool:
    return character.isspace() or character in _BLANK or unicodedata.category(character) in _UNSEEN
