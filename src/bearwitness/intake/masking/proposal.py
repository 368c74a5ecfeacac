"""One proposed span."""

from __future__ import annotations

from dataclasses import dataclass

Found = tuple[str, int, int]
"""Kind, start and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal, never a masking: a person takes it over, changes it or refuses it.

    Attributes
    ----------
    kind
        Code of ``mask_kind``.
    start, end
        Code points; ``text[start:end] == quote``.
    token
        What would stand there instead; the same person gets the same one throughout a text.
    """

    kind: str
    start: int
    end: int
    quote: str
    token: str
