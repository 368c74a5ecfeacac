"""Paragraphs and sentences of a text, as spans that together are all of it."""

from __future__ import annotations

import re

Span = tuple[int, int]

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"[。！？!?…]+[”’」』）)\]\"']*\s*|\.+[”’」』）)\]\"']*(?:\s+|\Z)|\n\s*")
"""An end of a sentence with what closes it; a full stop within a number or a name is none."""


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """Paragraphs, of a stretch or of all, with the breaks that end them: blank lines, or where the text has none, lines."""
    return _cut(_BLANK if _BLANK.search(text.strip()) else _LINE, text, within or (0, len(text)))


def sentences(text: str, within: Span) -> list[Span]:
    """Sentences of a stretch, each with the space after it."""
    return _cut(_SENTENCE, text, within)


def _cut(end: re.Pattern[str], text: str, within: Span) -> list[Span]:
    low, high = within
    found: list[Span] = []
    for each in end.finditer(text, low, high):
        if text[low : each.end()].strip():
            found.append((low, each.end()))
            low = each.end()
    if low < high:
        if text[low:high].strip() or not found:
            found.append((low, high))
        else:
            found[-1] = (found[-1][0], high)
    return found
