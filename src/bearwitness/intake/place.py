"""Where a passage stands in its file: page, cell, time or part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from bearwitness.domain.messages import Language, message
from bearwitness.intake.document import PARTS, Segment

_FINEST = ("cell", "part", "time", "page")


class Places:
    """The places of a document's text, found by offset.

    Parameters
    ----------
    segments
        Of the document, in the order of the text; two of one kind overlap only where tables stand in tables.
    """

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._kinds: dict[str, list[Segment]] = {kind: [] for kind in _FINEST}
        for each in segments:
            if each.kind in self._kinds:
                self._kinds[each.kind].append(each)
        for found in self._kinds.values():
            found.sort(key=lambda each: each.start)

    def of(self, start: int, end: int) -> Segment | None:
        """The segment that tells best where a span begins: a cell before a part, a part before a time or a page."""
        for found in self._kinds.values():
            upto = bisect_right(found, start, key=lambda each: each.start)
            for each in (*found[max(0, upto - 1) : upto], *found[upto : upto + 1]):
                if each.start < end and each.end > start:
                    return each
        return None

    def between(self, length: int) -> list[tuple[int, int]]:
        """In a transcript of a recording, what stands between the spoken words, up to its length: the time codes."""
        spoken = self._kinds["time"]
        if not spoken:
            return []
        ends = [0, *(each.end for each in spoken)]
        begins = [*(each.start for each in spoken), length]
        return [(low, high) for low, high in zip(ends, begins, strict=True) if low < high]


def place_to_json(segment: Segment) -> dict[str, float | str]:
    """Named numbers of a place."""
    numbers = [int(each) for each in segment.place]
    if segment.kind == "page":
        return {"page": numbers[0]}
    if segment.kind == "cell":
        return {"table": numbers[0], "row": numbers[1], "column": numbers[2]}
    if segment.kind == "time":
        return {"begin": numbers[0] / 1000, "end": numbers[1] / 1000}
    return {"part": PARTS[numbers[0] % len(PARTS)], "number": numbers[1]}


def place_in_words(segment: Segment, language: Language) -> str:
    """A place in the reader's language."""
    found = place_to_json(segment)
    if segment.kind == "time":
        return message("intake.places.time", language, time=clock(int(segment.place[0])))
    kind = str(found["part"]) if segment.kind == "part" else segment.kind
    return message(f"intake.places.{kind}", language, **found)


def moments_in_words(moments: tuple[int, int], language: Language) -> str:
    """Begin and end in milliseconds as the reader's language says them; one time, where both are the same second."""
    begin, end = map(clock, moments)
    if begin == end:
        return message("intake.places.time", language, time=begin)
    return message("intake.places.times", language, begin=begin, end=end)


def clock(milliseconds: int) -> str:
    """Hours, minutes and seconds, such as ``00:01:02``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"
