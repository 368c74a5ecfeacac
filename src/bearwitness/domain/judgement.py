"""A judgement: a person's word that two records are one person, are not, or that she is unsure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Mode = Literal["queue", "sample"]
"""How a pair came to be judged: for what it would teach, or as one of a random sample."""
MODES: tuple[Mode, ...] = get_args(Mode)
RecordPlace = tuple[str, int]
"""A list as a source, and the place of a record in it: what stands for a record outside the identity store."""
Ends = tuple[RecordPlace, RecordPlace]
REVIEWERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRecord:
    """One judgement; `weight` is how many compared pairs a pair of the random sample stands for, else 0."""

    id: str
    pair_id: str
    ends: Ends
    verdict: Verdict
    mode: Mode
    weight: float
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What those who judged one pair say together.

    Attributes
    ----------
    verdict
        `same` or `different` where two or more said so and nobody anything else; else nothing.
    contradicted
        Whether one says `same` and another `different`.
    """

    verdict: Literal["same", "different"] | None
    contradicted: bool
    weight: float
    judgements: tuple[JudgementRecord, ...]


def agreements(judgements: Iterable[JudgementRecord]) -> Mapping[Ends, Agreement]:
    """Standing judgements by pair of records, whichever run of linkage showed the pair."""
    by_pair: dict[Ends, list[JudgementRecord]] = {}
    for each in judgements:
        by_pair.setdefault(each.ends, []).append(each)
    return {ends: _agreement(found) for ends, found in by_pair.items()}


def _agreement(found: list[JudgementRecord]) -> Agreement:
    said = {each.verdict for each in found}
    settled = len(said) == 1 and len({each.by for each in found}) >= REVIEWERS
    verdict = next(iter(said))
    return Agreement(
        verdict=verdict if settled and verdict != "unsure" else None,
        contradicted={"same", "different"} <= said,
        weight=max(each.weight if each.mode == "sample" else 0.0 for each in found),
        judgements=tuple(found),
    )
