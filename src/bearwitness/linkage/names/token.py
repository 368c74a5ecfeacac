"""One written part of a name (a surname, a given syllable) and the true states behind it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["hangul", "han", "roman", "pinyin", "word", "unknown"]
Place = Literal["surname", "first", "second"]


class Token(NamedTuple):
    """A part as written, folded; `unknown` is a part that is missing, which agrees with anything.

    A tuple, because hundreds of thousands are made and looked up.
    """

    kind: Kind
    text: str
    place: Place
    mended: bool = False
    """Whether the text was one letter away from what was written."""


def unknown(place: Place) -> Token:
    """A part that the record does not give."""
    return Token("unknown", "", place)


NONE = Token("word", "", "first")
"""The first syllable of a given name that has only one."""
