"""Read the text that one is to code in a double coding."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.coding.read_text import CodedText, read_text
from bearwitness.actions.double_coding.open_double_coding import open_double_coding
from bearwitness.casebook.handle import Casebook


def read_blind_text(casebook: Casebook, coding_id: str) -> CodedText:
    """Return the text of a double coding to one of its coders who has not ended hers; the reading is logged.

    Raises
    ------
    NotAllowed, NotMasked
        As `read_text`.
    NoSuchItem, BlindCoding
        As `open_double_coding`.
    """
    text = open_double_coding(casebook, coding_id, datetime.now(UTC)).text
    return read_text(casebook, text.source_id, text.id)
