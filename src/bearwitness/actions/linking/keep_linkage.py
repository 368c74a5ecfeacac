"""Keep what a run of linkage found: places of records, pairs and levels of agreement, no name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bearwitness.actions.linking.drawn_counts import DrawnCounts
from bearwitness.actions.linking.list_rows import ListRows
from bearwitness.casebook.models import LinkageRun, LinkedPair, LinkedRecord
from bearwitness.domain.identifiers import new_identifier

if TYPE_CHECKING:
    from bearwitness.linkage import Linkage


def keep_linkage(
    run_id: str,
    done: Linkage,
    read: ListRows,
    *,
    drawn: DrawnCounts,
    labels: int,
    seed: int,
    at: datetime,
    by: str,
) -> None:
    """Add the run with the counts that it drew, its records and its pairs; inside the transaction of the action."""
    run = LinkageRun.objects.create(
        id=run_id,
        engine=done.engine,
        seed=seed,
        threshold=done.threshold,
        compared=done.compared,
        retrained={
            "slope": round(done.curve.slope, 4),
            "offset": round(done.curve.offset, 4),
            "labels": labels,
            "drawn": drawn.to_json(),
        },
        at=at,
        by=by,
    )
    keys = list(zip(done.clusters["list"], done.clusters["rec_id"], strict=True))
    rows = zip(keys, done.outline.named.tolist(), done.clusters["cluster"].tolist(), strict=True)
    records = LinkedRecord.objects.bulk_create(_record(run, read, *row) for row in rows)
    LinkedPair.objects.bulk_create(_pairs(done, dict(zip(keys, records, strict=True))))


def _record(
    run: LinkageRun,
    read: ListRows,
    key: tuple[str, str],
    named: bool,
    cluster: int,
) -> LinkedRecord:
    source, row = read.places[key]
    return LinkedRecord(
        run=run,
        source_id=source,
        row=row,
        passage_id=read.cells.get(key),
        list=key[0],
        named=named,
        cluster=cluster,
    )


def _pairs(done: Linkage, records: Mapping[tuple[str, str], LinkedRecord]) -> list[LinkedPair]:
    """Pairs worth a look, and those of the random sample, each once."""
    import pandas as pd

    ends = ["list_a", "a", "list_b", "b"]
    every = pd.concat([done.sample, done.judgements.assign(weight=0.0)]).drop_duplicates(ends)
    columns = [every[name].tolist() for name in (*ends, "probability", "linked", "evidence", "weight")]
    return [
        LinkedPair(
            id=new_identifier("M"),
            first=records[list_a, a],
            second=records[list_b, b],
            probability=probability,
            linked=linked,
            evidence=evidence,
            weight=weight,
        )
        for list_a, a, list_b, b, probability, linked, evidence, weight in zip(*columns, strict=True)
    ]
