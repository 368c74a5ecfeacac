"""Say whether two records are one person."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.linking.errors import AlreadyJudged, NothingLinked
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import (
    ends_of,
    judgement_record,
    latest_run,
    open_pairs,
    standing_judgements,
)
from bearwitness.casebook.models import PairJudgement
from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.judgement import VERDICTS, JudgementRecord, Verdict


def record_judgement(casebook: Casebook, pair_id: str, verdict: Verdict) -> JudgementRecord:
    """Add what the reviewer says; nothing is joined by it until two agree, and then in the next run.

    Raises
    ------
    NotAllowed
    NothingLinked
    NoSuchItem
        There is no such pair in the latest run, or one of its records may not be counted any more.
    AlreadyJudged
        She has judged these two records before, in this run or an earlier one.
    BadValue
        The verdict is none of ``same``, ``different`` and ``unsure``.
    """
    require(casebook, "record_judgement", "review")
    if verdict not in VERDICTS:
        raise BadValue(kind="verdict", example=" | ".join(VERDICTS))
    now = datetime.now(UTC)
    run = latest_run()
    if run is None:
        raise NothingLinked
    pair = open_pairs(run, now).filter(id=pair_id).first()
    if pair is None:
        raise NoSuchItem
    ends = ends_of(pair)
    if any(each.ends == ends and each.by == casebook.actor for each in standing_judgements(now)):
        raise AlreadyJudged
    with acting(casebook, "record_judgement", "review") as entry:
        row = PairJudgement.objects.create(
            id=new_identifier("J"),
            pair=pair,
            verdict=verdict,
            mode="sample" if pair.weight > 0 else "queue",
            at=now,
            by=casebook.actor,
        )
        entry.object = row.id
        entry.detail.update(pair=pair_id, verdict=verdict)
    return judgement_record(row)
