"""Text in a picture: lines broken by an estimate of their width, for no font can be measured here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape

from bearwitness.report.chart import FONT, INK

_LATIN, _FULL = 0.56, 1.02
_CJK = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_PIECES = re.compile(rf"[{_CJK}]|[^\s{_CJK}]+|\s+")
_CLOSING = tuple("，。：；）、？”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text and its class in the style."""

    text: str
    kind: str = ""

    @property
    def size(self) -> float:
        """Size of its letters."""
        return 13.5 if self.kind in ("small", "apart") else 15.0


def letters(words: str, x: float, y: float, *, size: int, anchor: str, ink: str = INK) -> str:
    """A line of a chart at its baseline, as SVG in the fonts of charts."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{escape(FONT)}" font-size="{size}" fill="{ink}"'
        f' text-anchor="{anchor}">{escape(words)}</text>'
    )


def width(text: str, size: float) -> float:
    """Estimated width; a Korean or Chinese character takes a full square."""
    return size * sum(_FULL if unicodedata.east_asian_width(each) in "WF" else _LATIN for each in text)


def wrapped(line: Line, room: float) -> list[Line]:
    """Lines of a text, none wider than the room.

    Broken at spaces or between Chinese characters, but not before a mark that closes; a word that is wider than the
    room is broken anywhere.
    """
    lines, current = [], ""
    for piece in (part for word in _PIECES.findall(line.text) for part in _parts(word, line.size, room)):
        if current and piece not in _CLOSING and width((current + piece).rstrip(), line.size) > room:
            lines.append(current.strip())
            current = ""
        current += piece
    return [Line(text=each, kind=line.kind) for each in (*lines, current.strip()) if each]


def _parts(word: str, size: float, room: float) -> list[str]:
    most = max(1, int(room / (size * _FULL)))
    fits = width(word, size) <= room
    return [word] if fits else [word[at : at + most] for at in range(0, len(word), most)]
