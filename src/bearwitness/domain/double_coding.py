"""A text that two persons code, neither seeing what the other does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleCodingRecord:
    """Which text, by whom, and how far it has come.

    Attributes
    ----------
    coders
        The two of them.
    ended
        Those who have closed theirs.
    settled
        Whether the text bears claims by now.
    """

    id: str
    text_id: str
    source_id: str
    coders: tuple[str, str]
    ended: tuple[str, ...]
    settled: bool
