"""Lines of the ledger that stands beside the database: what has left, as anybody can read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One release as the ledger names it: its identifier, and the SHA-256 of its manifest.

    A line of its own says on which day it was withdrawn; in every other `withdrawn` is empty.
    """

    release: str
    manifest: str
    withdrawn: str = ""


def ledger_lines(content: bytes) -> list[LedgerLine | None]:
    """Whole lines of a ledger, None for one that is none; a line torn at the end does not count."""
    return [_line(each) for each in content.decode("utf-8", errors="replace").split("\n")[:-1]]


def _line(text: str) -> LedgerLine | None:
    try:
        told = json.loads(text)
        day = _day(told["withdrawn"]) if "withdrawn" in told else ""
        return LedgerLine(release=str(told["release"]), manifest=str(told["manifest"]), withdrawn=day)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("not written as a day")
    return text
