"""One form of a text for search: composed, of one width, without case."""

from __future__ import annotations

import unicodedata

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms to the ASCII that they stand for."""


def fold(text: str) -> str:
    """NFC, full-width forms as ASCII, each character in lower case.

    Invariant: as long as the text's NFC form, so that offsets hold; a letter whose lower case is longer stays.
    """
    normal = unicodedata.normalize("NFC", text).translate(_WIDE)
    folded = normal.casefold()
    if len(folded) == len(normal):
        return folded
    return "".join(low if len(low := each.casefold()) == 1 else each for each in normal)
