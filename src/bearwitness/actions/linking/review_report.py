"""What people have judged so far: what is settled, what contradicts, what the sample says, what would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bearwitness.actions.linking.errors import NothingLinked
from bearwitness.actions.linking.recluster import recluster
from bearwitness.actions.linking.require_open import require_lists_open
from bearwitness.casebook.acting import acting, refuse, roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import latest_run, open_pairs, standing_judgements
from bearwitness.casebook.rights import allowed
from bearwitness.domain.judgement import REVIEWERS, Agreement, Ends, RecordPlace, agreements

if TYPE_CHECKING:
    import pandas as pd

    from bearwitness.linkage.chains import Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """Counts by pair of records.

    Attributes
    ----------
    judged, same, different, contradicted, waiting
        Pairs with a judgement; settled by two reviewers either way; one says `same`, another `different`; one word or
        an `unsure` among them.
    agreement
        Share of the pairs with two reviewers on which they said the same; None where there are none.
    contradicted_pairs
        Identifiers of pairs to be talked over.
    chains
        Chains of judgements that are long or contradict another judgement, as places of records.
    sampled, needed
        Pairs of the random sample that are settled; how many let a status rise above `disputed`.
    persons_before, persons_now
        Clusters of the latest run, and as the judgements make them now.
    """

    judged: int
    same: int
    different: int
    contradicted: int
    waiting: int
    agreement: float | None
    contradicted_pairs: tuple[str, ...]
    chains: tuple[Chain[RecordPlace], ...]
    sampled: int
    needed: int
    persons_before: int
    persons_now: int
    captures: pd.DataFrame


def review_report(casebook: Casebook) -> ReviewReport:
    """Report on the judgements that stand, with clusters made anew by them; closed rows are in none of it.

    Raises
    ------
    NotAllowed
        The actor neither reviews nor links.
    NothingLinked
    ListClosedSince
        A whole list of the run may not be counted any more.
    """
    from bearwitness.linkage.chains import chains
    from bearwitness.linkage.sample import needed

    roles = roles_of(casebook)
    if not (allowed(roles, "review") or allowed(roles, "link")):
        refuse(casebook, "review_report")
    run = latest_run()
    if run is None:
        raise NothingLinked
    with acting(casebook, "review_report") as entry:
        entry.object = run.id
        now = datetime.now(UTC)
        require_lists_open(run, now)
        judged = agreements(standing_judgements(now))
        again = recluster(run, judged, now)
        drawn = open_pairs(run, now).filter(weight__gt=0).count()
    verdicts = [each.verdict for each in judged.values()]
    torn = [each for each in judged.values() if each.contradicted]
    return ReviewReport(
        judged=len(judged),
        same=verdicts.count("same"),
        different=verdicts.count("different"),
        contradicted=len(torn),
        waiting=verdicts.count(None) - len(torn),
        agreement=_agreement(judged),
        contradicted_pairs=tuple(each.judgements[-1].pair_id for each in torn),
        chains=tuple(chains(_said(judged, "same"), _said(judged, "different"))),
        sampled=sum(each.verdict is not None and each.weight > 0 for each in judged.values()),
        needed=needed(drawn),
        persons_before=again.before,
        persons_now=again.after,
        captures=again.captures,
    )


def _said(judged: Mapping[Ends, Agreement], verdict: str) -> list[Ends]:
    """Pairs on which anybody says so: a chain that contradicts is to be seen before two agree on it."""
    return [ends for ends, each in judged.items() if any(j.verdict == verdict for j in each.judgements)]


def _agreement(judged: Mapping[Ends, Agreement]) -> float | None:
    both = [each for each in judged.values() if len({j.by for j in each.judgements}) >= REVIEWERS]
    if not both:
        return None
    return round(sum(len({j.verdict for j in each.judgements}) == 1 for each in both) / len(both), 3)
