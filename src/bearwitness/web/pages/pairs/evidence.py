"""What agrees between two records, line by line, with how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bearwitness.domain.messages import Language, message

Level = Literal["agrees", "close", "differs", "silent"]
AGREES = frozenset(
    {
        *("surname_same", "given_same", "birth_same", "sexes_same", "home_county", "stay_same"),
        *("crossing_0", "arrival_0", "order_else"),
    }
)
DIFFERS = frozenset(
    {
        *("surname_differs", "given_differs", "birth_else", "sexes_else", "home_else", "stay_else"),
        *("crossing_else", "arrival_else", "order_broken"),
    }
)
SILENT = frozenset({"no_name", "surname_missing", "given_missing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comparison in words, and its level."""

    words: str
    level: Level


def evidence_lines(codes: str, language: Language) -> list[Line]:
    """Lines in the order of the codes (see `say_evidence`); neither holds a name or a value."""
    return [
        Line(words=message(f"linkage.evidence.{code}", language), level=_level(code))
        for code in codes.split()
    ]


def _level(code: str) -> Level:
    if code in AGREES:
        return "agrees"
    if code in DIFFERS:
        return "differs"
    return "silent" if code in SILENT else "close"
