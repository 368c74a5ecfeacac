"""Capture table of the persons on record: who is in the sources of which organisations, as people coded it."""

from __future__ import annotations

import csv
import io
from collections import Counter

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role

STRATUM = "stratum"
UNKNOWN = "-"
"""Stratum of those of whom it is not recorded, or on whom claims disagree."""


def recorded_counts(casebook: Casebook, role: Role, split: str = "") -> str:
    """CSV as `bearwitness estimate` reads it: a 0/1 column an organisation, perhaps `stratum`, and `count`.

    Parameters
    ----------
    casebook
        The open casebook.
    role
        Role of the actor in which she counts.
    split
        Property of which a person has one code; its codes become strata.

    Raises
    ------
    NotAllowed
        The actor does not hold the role, or it may neither analyse nor count.
    """
    rows, lineage = Case(casebook, role).person_rows("count")
    with acting(casebook, "recorded_counts", "analyse") as entry:
        entry.object = f"run-{lineage.run}"
        if split:
            entry.detail["split"] = split
    lists = sorted({name for row in rows for name in row.lists})
    counts: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        if row.lists:
            codes = () if split in row.conflicts else row.values.get(split, ())
            stratum = (codes[0] if len(codes) == 1 else UNKNOWN,) if split else ()
            counts[(*(str(int(name in row.lists)) for name in lists), *stratum)] += 1
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*lists, *([STRATUM] if split else []), "count"])
    writer.writerows([*key, number] for key, number in sorted(counts.items()))
    return text.getvalue()
