"""When claims contradict one another: the one rule of every page and of every position."""

from __future__ import annotations

from collections.abc import Iterable

from bearwitness.casebook.positions import Matter
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.value import value_to_json
from bearwitness.vault.audit_detail import canonical

Answer = tuple[str, bool]
"""Value in its canonical form, and whether it is denied."""


def answer_of(claim: ClaimRecord) -> Answer:
    """What a claim answers; two claims say the same where it is equal."""
    return canonical(value_to_json(claim.value)), claim.against


def matter_of(claim: ClaimRecord) -> Matter:
    """Question that a claim answers: where a property holds many values, each value is a question of its own."""
    value = answer_of(claim)[0] if codebook().property(claim.property).many else ""
    return claim.subject_id, claim.property, value


def disagree(claims: Iterable[ClaimRecord]) -> bool:
    """Whether answers to one question contradict one another."""
    return len({answer_of(each) for each in claims}) > 1


def disagreeing(claims: Iterable[ClaimRecord]) -> frozenset[str]:
    """Those of claims on any questions that another one contradicts."""
    asked: dict[Matter, list[ClaimRecord]] = {}
    for each in claims:
        asked.setdefault(matter_of(each), []).append(each)
    return frozenset(each.id for said in asked.values() if disagree(said) for each in said)
