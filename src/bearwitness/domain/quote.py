"""A passage that may be quoted outside, as the casebook hands it to the gate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotable:
    """A passage of which a person, or a licence, said: these words may be quoted.

    Attributes
    ----------
    passage
        Its identifier.
    words
        The words of the working text, with its tokens.
    weighed
        Basis and reliability of the claims that rest on it, each pair once, in order.
    values
        Property and code of what is claimed of persons there.
    restricted
        Whether anything that is never released is coded in these words: helpers, safe places, ways of an escape.
    tokens
        The source and its persons, keyed as in snapshots.
    """

    passage: str
    words: str
    weighed: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]
    restricted: bool
    tokens: tuple[str, ...]
