"""A value and the words in which a source states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What fills a slot of a sentence or a cell of a list.

    Attributes
    ----------
    words
        As the source puts it.
    property
        Property of the codebook.
    value
        Tagged JSON.
    certain
        False where the words themselves doubt.
    """

    words: str
    property: str
    value: Mapping[str, object]
    certain: bool = True


def term(code_list: str, code: str) -> dict[str, object]:
    """Tagged JSON of a code."""
    return {"type": "term", "list": code_list, "code": code}
