"""Cells that a spreadsheet cannot take for a program, and the way back.

A cell that a spreadsheet would run (it begins with ``= + - @ | %``, their full-width or small forms, also behind
blanks, quotation marks, a byte order mark, NUL or another character that is not seen) gets an apostrophe before it;
numbers stay numbers. So does a text that begins with an apostrophe, so that `original` gives back every text.

References
----------
OWASP, CSV injection; ASVS 5.0, 1.2.10.
"""

from __future__ import annotations

import re

_UNSEEN = "\x00\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff"
_SIGNS = "=+\\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪"
_RISKY = re.compile(rf"[\s\"'\x01-\x1f{_UNSEEN}]*[{_SIGNS}]|[\t\r\n\x00\ufeff']")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def inert(cell: str | int | None) -> str:
    """Text of a cell that no spreadsheet runs; None is empty."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def original(cell: str) -> str:
    """The text that `inert` was given."""
    return cell[1:] if cell.startswith("'") else cell
