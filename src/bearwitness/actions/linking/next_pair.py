"""The pair that a reviewer is to judge next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bearwitness.actions.linking.errors import NothingLinked
from bearwitness.actions.linking.pair_shown import PairShown
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linked_rows import open_records
from bearwitness.casebook.linking import ends_of, latest_run, open_pairs, standing_judgements
from bearwitness.casebook.models import LinkageRun, LinkedPair
from bearwitness.domain.judgement import REVIEWERS, Agreement, Ends, Mode, agreements


def next_pair(casebook: Casebook, mode: Mode = "queue") -> PairShown | None:
    """Show the pair that would teach most, or the next one of the random sample; nothing where none waits.

    A pair waits for a reviewer who has not judged it, while fewer than two others have. The queue is ordered by what
    a decision is expected to change (`bearwitness.linkage.teaching`); pairs of the sample are not in it, so that which
    of the sample are judged never depends on how they look. The sample comes in random order.

    Raises
    ------
    NotAllowed
    NothingLinked
    """
    require(casebook, "next_pair", "review")
    now = datetime.now(UTC)
    run = latest_run()
    if run is None:
        raise NothingLinked
    judged = agreements(standing_judgements(now))
    rows = open_pairs(run, now)
    waiting = [
        row
        for row in (rows.filter(weight__gt=0) if mode == "sample" else rows.filter(weight=0))
        if _waits(judged, ends_of(row), casebook.actor)
    ]
    with acting(casebook, "next_pair", "review") as entry:
        if not waiting:
            return None
        best = _first(run, waiting, mode, now)
        entry.object = best.id
        entry.detail["mode"] = mode
    return PairShown(
        pair_id=best.id,
        mode=mode,
        list_a=best.first.list,
        list_b=best.second.list,
        evidence=best.evidence,
        left=len(waiting),
    )


def _waits(judged: Mapping[Ends, Agreement], ends: Ends, reviewer: str) -> bool:
    if ends not in judged:
        return True
    by = {each.by for each in judged[ends].judgements}
    return reviewer not in by and len(by) < REVIEWERS


def _first(run: LinkageRun, waiting: Sequence[LinkedPair], mode: Mode, now: datetime) -> LinkedPair:
    if mode == "sample":
        return min(waiting, key=lambda each: each.id)
    scores = _scores(run, waiting, now)
    return waiting[max(range(len(waiting)), key=lambda n: (scores[n], waiting[n].id))]


def _scores(run: LinkageRun, waiting: Sequence[LinkedPair], now: datetime) -> Sequence[float]:
    import numpy as np

    from bearwitness.linkage.teaching import teaching

    held = Counter(open_records(now).filter(run=run).values_list("list", flat=True))
    at = {name: n for n, name in enumerate(sorted(held))}
    sizes = np.array([held[name] for name in at], dtype=float)
    overlaps = np.zeros((len(at), len(at)))
    every = open_pairs(run, now).values_list("first__list", "second__list", "probability")
    for a, b, probability in every:
        overlaps[at[a], at[b]] += probability
    overlaps = overlaps + overlaps.T
    block = tuple(
        np.array([at[getattr(each, side).list] for each in waiting]) for side in ("first", "second")
    )
    chances = np.array([each.probability for each in waiting])
    found: list[float] = teaching(chances, (block[0], block[1]), sizes, overlaps).tolist()
    return found
