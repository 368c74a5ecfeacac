"""What is folded until somebody asks for it: it leaves the server as signs, one for each character."""

from __future__ import annotations

from collections.abc import Iterable

from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.casebook.spans import Span, by_text, joined, touches
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.term import Term

FOLDED = "▒"
"""Stands for each character of a folded passage, so that offsets hold; line breaks stay."""


def is_guarded(claim: ClaimRecord) -> bool:
    """Whether what a claim says is folded until asked for: by its property, or by its code."""
    wanted = codebook().property(claim.property)
    if wanted.sensitivity != "plain":
        return True
    value = claim.value
    return isinstance(value, Term) and codebook().list(value.list).code(value.code).sensitivity != "plain"


def guarded_spans(coded: Iterable[tuple[PassageRecord, ClaimRecord]]) -> list[Span]:
    """Where the words stand of which a claim says something that is folded."""
    return joined((passage.start, passage.end) for passage, claim in coded if is_guarded(claim))


def guarded_among(passages: Iterable[PassageRecord], claims: Iterable[ShownClaim]) -> frozenset[str]:
    """Identifiers of the passages that share a word with one of which a claim says something that is folded."""
    said = (each.passage for each in claims if is_guarded(each.claim))
    spans = by_text((each.text_id, each.start, each.end) for each in said)
    return frozenset(
        each.id for each in passages if touches(spans.get(each.text_id, ()), each.start, each.end)
    )


def folded(text: str, spans: Iterable[Span]) -> str:
    """The text as it may leave while nobody has asked for the spans."""
    shown = list(text)
    for start, end in spans:
        shown[start:end] = [each if each == "\n" else FOLDED for each in shown[start:end]]
    return "".join(shown)
