"""The reason that a judgement needs."""

from __future__ import annotations

from bearwitness.domain.errors import BadValue


def given_reason(text: str) -> str:
    """Return the reason without blanks around it.

    Raises
    ------
    BadValue
        There is none.
    """
    if not text.strip():
        raise BadValue(kind="reason", example="she was there herself, the other speaker was not")
    return text.strip()
