"""Partners' lists in short, and what the latest run of linkage found on them: counts, no record and no name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from bearwitness.casebook.linked_rows import closed_since, open_records
from bearwitness.casebook.linking import countable_lists, latest_run, open_pairs, standing_judgements
from bearwitness.casebook.models import LinkageRun, SealedItem, Source
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sealing import COLUMNS
from bearwitness.domain.judgement import agreements


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerList:
    """One list of a partner.

    Attributes
    ----------
    countable
        Whether its agreement lets it be counted, which linking is for.
    kept
        Whether the columns that linkage needs were kept.
    stricter
        Whether some of its rows are left out, because their own answer is stricter.
    linked
        Its records in the latest run that may be counted now; None where there are none.
    """

    source: str
    organisation: str
    received_at: datetime
    countable: bool
    kept: bool
    stricter: bool
    linked: int | None

    @property
    def ready(self) -> bool:
        """Whether it can be linked."""
        return self.countable and self.kept


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFound:
    """What a run of linkage found, without the records that may not be counted any more.

    Attributes
    ----------
    closed
        Whether there are such records, so that counts made by the run are not handed out.
    compared
        Pairs that the run compared, whoever was in them.
    records
        Records by list.
    persons
        Clusters, when links are taken as certain.
    several
        Clusters with records of two or more lists.
    linked
        Pairs that were linked.
    shown
        Pairs that people may be asked about, those of the random sample among them.
    labels
        Pairs on which two reviewers had agreed before.
    """

    run_id: str
    at: datetime
    by: str
    engine: str
    closed: bool
    compared: int
    records: Mapping[str, int]
    persons: int
    several: int
    linked: int
    shown: int
    labels: int


def partner_lists(at: datetime) -> list[PartnerList]:
    """Every list in the casebook, by organisation."""
    run = latest_run()
    counted = open_records(at).filter(run=run).values("source").annotate(number=Count("id"))
    linked = {row["source"]: row["number"] for row in counted} if run else {}
    lists = Source.objects.filter(kind="list")
    open_ids = set(permitted(lists, "count", at).values_list("id", flat=True))
    kept = set(SealedItem.objects.filter(kind=COLUMNS).values_list("source", flat=True))
    strict = {each.source for each in countable_lists(at) if each.only is not None}
    return [
        PartnerList(
            source=row.id,
            organisation=row.organisation or row.id,
            received_at=row.received_at,
            countable=row.id in open_ids,
            kept=row.id in kept,
            stricter=row.id in strict,
            linked=linked.get(row.id),
        )
        for row in lists.order_by("organisation", "id")
    ]


def run_found(at: datetime) -> RunFound | None:
    """What the latest run found; None before the first."""
    run = latest_run()
    if run is None:
        return None
    records = open_records(at).filter(run=run)
    by_list = records.values("list").annotate(number=Count("id")).order_by("list")
    clusters = records.values("cluster").annotate(lists=Count("list", distinct=True))
    pairs = open_pairs(run, at)
    return RunFound(
        run_id=run.id,
        at=run.at,
        by=run.by,
        engine=run.engine,
        closed=closed_since(run, at),
        compared=run.compared,
        records={row["list"]: row["number"] for row in by_list},
        persons=clusters.count(),
        several=clusters.filter(lists__gt=1).count(),
        linked=pairs.filter(linked=True).count(),
        shown=pairs.count(),
        labels=_labels(run),
    )


def _labels(run: LinkageRun) -> int:
    """How many labelled pairs moved the calibration, read without the counts that lie beside it."""
    rows = LinkageRun.objects.filter(pk=run.pk)
    return int(rows.values_list("retrained__labels", flat=True).get() or 0)


def drawn_sample(run: LinkageRun, at: datetime) -> tuple[int, int]:
    """Open pairs of the random sample of a run, and how many of any sample two reviewers settled."""
    drawn = open_pairs(run, at).filter(weight__gt=0).count()
    judged = agreements(standing_judgements(at)).values()
    return drawn, sum(each.verdict is not None and each.weight > 0 for each in judged)
