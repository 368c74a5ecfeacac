"""What the machine would code on a text, and what somebody has decided against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bearwitness.actions.coding.read_text import CodedText
from bearwitness.casebook.proposal_decisions import refused_proposals
from bearwitness.casebook.spans import Span, touches
from bearwitness.domain.messages import Language
from bearwitness.domain.value import tag_of
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.read import read_candidates
from bearwitness.intake.words import in_words
from bearwitness.intake.written import fitting_properties, written

AT_ONCE = 60
"""Proposals that a page shows; the others come as these are decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Proposals on one text.

    Attributes
    ----------
    shown
        Those to be decided now, in the order of the text.
    refused
        Those that somebody decided against, the latest first; they can be proposed again.
    later
        Number of further ones.
    folded
        Number of those in words that are folded: they come when these are shown.
    """

    shown: tuple[Candidate, ...]
    refused: tuple[Candidate, ...]
    later: int
    folded: int


def proposed(coded: CodedText, guarded: Sequence[Span], *, unfolded: bool) -> Proposed:
    """What is proposed, without what a claim of that type says already."""
    said = [(passage.start, passage.end, tag_of(claim.value)) for passage, claim in coded.claims]
    found = [
        each
        for each in read_candidates(coded.text)
        if fitting_properties(each)
        and not any(start < each.end and end > each.start and kind == each.kind for start, end, kind in said)
    ]
    away = {_key(each) for each in found if not unfolded and touches(guarded, each.start, each.end)}
    left = [each for each in found if _key(each) not in away]
    refused = refused_proposals(coded.text_id)
    order = {key: number for number, key in enumerate(refused)}
    against = sorted((each for each in left if _key(each) in order), key=lambda each: -order[_key(each)])
    now = [each for each in left if _key(each) not in order]
    return Proposed(
        shown=tuple(now[:AT_ONCE]),
        refused=tuple(against),
        later=len(now[AT_ONCE:]),
        folded=sum(key not in order for key in away),
    )


def proposal_line(found: Candidate, language: Language) -> dict[str, object]:
    """What the page and its script need of a proposal."""
    return {
        "start": found.start,
        "end": found.end,
        "kind": found.kind,
        "quote": found.quote,
        "words": in_words(found, language),
        "value": written(found),
        "properties": [each.id for each in fitting_properties(found)],
    }


def _key(each: Candidate) -> tuple[int, int, str]:
    return each.start, each.end, each.kind
