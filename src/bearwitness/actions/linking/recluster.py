"""Clusters of the latest run as the judgements that stand now would make them; no name is needed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bearwitness.casebook.linked_rows import open_records
from bearwitness.casebook.linking import ends_of, open_pairs
from bearwitness.casebook.models import LinkageRun, LinkedRecord
from bearwitness.domain.judgement import Agreement, Ends

if TYPE_CHECKING:
    import pandas as pd

    from bearwitness.linkage.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Reclustered:
    """Persons before and after what people judged since, and the capture table after."""

    before: int
    after: int
    captures: pd.DataFrame


def recluster(run: LinkageRun, judged: Mapping[Ends, Agreement], at: datetime) -> Reclustered:
    """Cluster the records that may be counted anew, with every pair that two reviewers settled as they said."""
    import numpy as np

    from bearwitness.linkage.captures import capture_table
    from bearwitness.linkage.clusters import cluster
    from bearwitness.linkage.model.engine import Scored

    records = list(open_records(at).filter(run=run).order_by("id"))
    number = {each.pk: n for n, each in enumerate(records)}
    rows, apart = [], set()
    for each in open_pairs(run, at).order_by("id"):
        a, b = sorted((number[each.first_id], number[each.second_id]))
        said = judged[ends_of(each)].verdict if ends_of(each) in judged else None
        rows.append((a, b, {"same": 1.0, "different": 0.0}.get(str(said), each.probability)))
        if said == "different":
            apart.add((a, b))
    rows.sort()
    scored = Scored(
        left=np.array([a for a, _, _ in rows], dtype=np.int64),
        right=np.array([b for _, b, _ in rows], dtype=np.int64),
        bits=np.zeros(len(rows)),
        levels=np.zeros((len(rows), 0), dtype=np.int8),
    )
    outline = _outline(records)
    home = cluster(outline, scored, np.array([p for _, _, p in rows]), run.threshold, apart)
    return Reclustered(
        before=len({each.cluster for each in records}),
        after=len(np.unique(home)),
        captures=capture_table(outline, home),
    )


def _outline(records: list[LinkedRecord]) -> Outline:
    import numpy as np

    from bearwitness.linkage.outline import Outline

    lists = tuple(sorted({each.list for each in records}))
    return Outline(
        lists=lists,
        rec_ids=tuple(str(each.pk) for each in records),
        list_of=np.array([lists.index(each.list) for each in records], dtype=np.int64),
        named=np.array([each.named for each in records], dtype=bool),
    )
