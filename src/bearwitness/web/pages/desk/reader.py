"""A text as the reader shows it: cut wherever a passage or a proposal begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.term import Term
from bearwitness.intake.candidate import Candidate

DEEPEST = 3
"""Passages over one another that are told apart by their shade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under the same passages.

    Attributes
    ----------
    at
        Offset in code points.
    passages
        Identifiers of the passages that cover it.
    depth
        How many, up to `DEEPEST`.
    guarded
        A passage here says what is folded until asked for.
    proposal
        Number of the proposal that stands here, or None.
    """

    at: int
    text: str
    passages: tuple[str, ...]
    depth: int
    guarded: bool
    proposal: int | None


def segments(
    text: str, coded: Iterable[tuple[PassageRecord, ClaimRecord]], proposals: Sequence[Candidate]
) -> list[Segment]:
    """Cut a text; put together, the segments are the text."""
    passages = {passage.id: passage for passage, _ in coded}
    guarded = {passage.id for passage, claim in coded if is_guarded(claim)}
    bounds = {0, len(text)}
    bounds |= {bound for each in passages.values() for bound in (each.start, each.end)}
    bounds |= {bound for each in proposals for bound in (each.start, each.end)}
    places = {each.start: number for number, each in enumerate(proposals)}
    cuts = sorted(bounds)
    found: list[Segment] = []
    open_proposal: int | None = None
    for start, end in pairwise(cuts):
        open_proposal = _proposal(open_proposal, places.get(start), start, proposals)
        over = tuple(each.id for each in passages.values() if each.start < end and each.end > start)
        found.append(
            Segment(
                at=start,
                text=text[start:end],
                passages=over,
                depth=min(len(over), DEEPEST),
                guarded=not guarded.isdisjoint(over),
                proposal=open_proposal,
            )
        )
    return found


def is_guarded(claim: ClaimRecord) -> bool:
    """Whether what a claim says is folded until asked for: by its property, or by its code."""
    wanted = codebook().property(claim.property)
    if wanted.sensitivity != "plain":
        return True
    value = claim.value
    return isinstance(value, Term) and codebook().list(value.list).code(value.code).sensitivity != "plain"


def _proposal(now: int | None, begun: int | None, start: int, proposals: Sequence[Candidate]) -> int | None:
    if begun is not None:
        return begun
    return now if now is not None and start < proposals[now].end else None
