"""A text as the reader shows it: cut wherever a passage, a proposal or anything else that is marked begins or ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bearwitness.casebook.spans import Span, joined
from bearwitness.domain.passage import PassageRecord
from bearwitness.intake.candidate import Candidate

DEEPEST = 3
"""Passages over one another that are told apart by their shade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is marked in a text.

    Attributes
    ----------
    passages
        Coded passages, each once.
    guarded
        What is folded until asked for.
    proposals
        What the machine would code, in the order of their numbers.
    echoes
        What stands for words that are coded in the text beside it.
    stamps
        Time codes and the like: of the transcript, not of whoever speaks.
    cuts
        Offsets at which the text is cut besides.
    """

    passages: Sequence[PassageRecord] = ()
    guarded: Sequence[Span] = ()
    proposals: Sequence[Candidate] = ()
    echoes: Sequence[Span] = ()
    stamps: Sequence[Span] = ()
    cuts: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under the same marks.

    Attributes
    ----------
    at
        Offset in code points.
    passages
        Identifiers of the passages that cover it.
    depth
        How many, up to `DEEPEST`.
    proposal
        Number of the proposal that stands here, or None.
    """

    at: int
    text: str
    passages: tuple[str, ...]
    depth: int
    guarded: bool
    echo: bool
    stamp: bool
    proposal: int | None


def segments(text: str, marks: Marks) -> list[Segment]:
    """Cut a text; put together, the segments are the text."""
    guarded, echoes, stamps = joined(marks.guarded), joined(marks.echoes), joined(marks.stamps)
    begins = sorted(marks.passages, key=lambda each: each.start)
    open_passages: list[PassageRecord] = []
    begun = 0
    places = {each.start: number for number, each in enumerate(marks.proposals)}
    open_proposal: int | None = None
    found: list[Segment] = []
    for start, end in pairwise(sorted(_bounds(text, marks))):
        open_proposal = _proposal(open_proposal, places.get(start), start, marks.proposals)
        while begun < len(begins) and begins[begun].start <= start:
            open_passages.append(begins[begun])
            begun += 1
        open_passages = [each for each in open_passages if each.end > start]
        found.append(
            Segment(
                at=start,
                text=text[start:end],
                passages=tuple(each.id for each in open_passages),
                depth=min(len(open_passages), DEEPEST),
                guarded=_covers(guarded, start),
                echo=_covers(echoes, start),
                stamp=_covers(stamps, start),
                proposal=open_proposal,
            )
        )
    return found


def _bounds(text: str, marks: Marks) -> set[int]:
    spans: list[Span] = [*marks.guarded, *marks.echoes, *marks.stamps]
    spans += [(each.start, each.end) for each in marks.passages]
    spans += [(each.start, each.end) for each in marks.proposals]
    bounds = {*marks.cuts, *(bound for span in spans for bound in span)}
    return {0, len(text)} | {each for each in bounds if 0 < each < len(text)}


def _covers(spans: list[Span], at: int) -> bool:
    """Whether one of them, which are in order and apart, covers an offset."""
    before = bisect_right(spans, at, key=lambda each: each[0]) - 1
    return before >= 0 and spans[before][1] > at


def _proposal(begun: int | None, now: int | None, start: int, proposals: Sequence[Candidate]) -> int | None:
    if begun is not None and proposals[begun].end <= start:
        begun = None
    if begun is not None:
        return begun
    return now if now is not None and start < proposals[now].end else None
