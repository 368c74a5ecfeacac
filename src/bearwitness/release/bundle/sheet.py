"""CSV whose cells are inert."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bearwitness.domain.cell import inert


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> str:
    """CSV text with a header, lines ended by LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([inert(each) for each in header])
    writer.writerows([[inert(each) for each in row] for row in rows])
    return out.getvalue()
