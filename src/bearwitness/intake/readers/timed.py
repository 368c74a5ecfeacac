"""Transcripts with time codes: WebVTT, SubRip, and plain lines that begin with ``[00:01:02]``.

The text stays as it is, codes and all; what is added is where the words of each moment stand.

References
----------
W3C, WebVTT: The Web Video Text Tracks Format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bearwitness.intake.document import Format, Reading, Segment
from bearwitness.intake.readers.plain import encoding_note, text_of

_STAMP = r"(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"^[ \t]*({_STAMP})[ \t]+-->[ \t]+({_STAMP})(?:[ \t][^\n]*)?\n", re.MULTILINE)
_LINE = re.compile(rf"^[ \t]*[\[(]({_STAMP})[\])][ \t]*", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n|\n*\Z")
_SRT_HEAD = re.compile(rf"\s*\d+[ \t]*\n[ \t]*{_STAMP}[ \t]+-->")
_LEAST_LINES = 2
_UNTIL_END = 3


def timed_format(text: str) -> Format | None:
    """Which sort of transcript a text is, if it is one."""
    if re.match(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|\Z)", text):
        return "webvtt"
    if _SRT_HEAD.match(text[:200]):
        return "srt"
    lines = [line for line in text.split("\n", 200)[:200] if line.strip()]
    stamped = sum(bool(_LINE.match(line)) for line in lines)
    return "timed" if stamped >= max(_LEAST_LINES, len(lines) / _UNTIL_END) else None


def read_timed(data: bytes, encoding: str | None = None) -> Reading | None:
    """Read a transcript; None where the text is none."""
    text, name = text_of(data, encoding)
    form = timed_format(text)
    if form is None:
        return None
    segments = tuple(_lines(text) if form == "timed" else _cues(text))
    notes = encoding_note(name, encoding)
    return Reading(text=text, format=form, encoding=name, notes=notes, segments=segments)


def milliseconds(stamp: str) -> int:
    """Milliseconds of ``00:01:02.500`` or ``1:02``."""
    clock, _, rest = stamp.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(rest.ljust(3, "0") or 0)


def _cues(text: str) -> Iterator[Segment]:
    """The words under each ``begin --> end``, up to the next blank line."""
    for cue in _CUE.finditer(text):
        blank = _BLANK.search(text, cue.end())
        end = blank.start() if blank else len(text)
        if cue.end() < end:
            place = (milliseconds(cue[1]), milliseconds(cue[2]))
            yield Segment("time", cue.end(), end, place)


def _lines(text: str) -> Iterator[Segment]:
    """The words from each stamp to the next one; the last moment ends where it begins, for nothing tells its end."""
    stamps = list(_LINE.finditer(text))
    for stamp, after in zip(stamps, [*stamps[1:], None], strict=True):
        end = len(text) if after is None else after.start()
        end = len(text[:end].rstrip())
        begin = milliseconds(stamp[1])
        if stamp.end() < end:
            yield Segment(
                "time", stamp.end(), end, (begin, max(begin, milliseconds(after[1])) if after else begin)
            )
