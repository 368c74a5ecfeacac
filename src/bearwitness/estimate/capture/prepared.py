"""What every log-linear method asks of a table before it fits anything."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.note import Note


def prepared(
    table: CaptureTable, method: str, citation: tuple[str, ...], *, most: int
) -> tuple[CaptureTable, Estimate | None]:
    """Table without the lists that hold nobody, and the answer where there is nothing to fit.

    More than `most` lists are refused. A list that holds everybody observed leaves nobody who could have
    been missed, whatever depends on what: the total is those observed, and that is a lower bound only,
    since the lists cannot show whether the one list reaches everybody or only whom the others reach.
    """
    used = used_lists(table)
    if len(used.lists) > most:
        note = Note(code="too_many_lists", values={"most": most})
        return used, Estimate.refused(method, note, citation=citation)
    whole = np.flatnonzero(used.sizes == used.observed)
    if not whole.size:
        return used, None
    return used, Estimate(
        method=method,
        total=float(used.observed),
        interval=None,
        status="lower_bound_only",
        model=None,
        warnings=(Note(code="whole_list", values={"list": used.lists[int(whole[0])]}),),
        citation=citation,
    )


def used_lists(table: CaptureTable) -> CaptureTable:
    """Table without the lists that hold nobody."""
    held = table.sizes > 0
    if held.all():
        return table
    used = [int(n) for n in np.flatnonzero(held)]
    never = [tuple(p[n] for n in used) for p in table.never if not any(np.array(p)[~held])]
    counts = {tuple(p[n] for n in used): count for p, count in table.by_pattern.items()}
    return CaptureTable.of(tuple(table.lists[n] for n in used), counts, never)
