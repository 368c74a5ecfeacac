"""Whether the synthetic data of a bundle are those of their data sheet and of the record."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from bearwitness.domain.release import Release
from bearwitness.release.bundle.folder import parse, read
from bearwitness.release.problem import Problem
from bearwitness.report import SYNTHETIC_FILES

ROWS, TABLES, SHEET = SYNTHETIC_FILES


def check_synthetic(folder: Path, release: Release) -> list[Problem]:
    """Whether the data sheet is of these rows and tables, and says what the record says; the rows too, of their columns."""
    stated = release.synthetic
    if stated is None:
        return []
    sheet = parse(read(folder, SHEET))
    texts = {path: read(folder, path) or b"" for path in (ROWS, TABLES)}
    try:
        sums = {path: hashlib.sha256(text).hexdigest() for path, text in texts.items()}
        told = (
            sheet["epsilon"],
            sheet["delta"],
            sheet["cap"],
            sheet["rows"],
            sheet["people"]["noisy"],
            *sheet["people"]["interval"],
        )
        header, *rows = csv.reader(io.StringIO(texts[ROWS].decode(), newline=""), strict=True)
        even = {len(row) for row in rows} <= {len(header)}
        named = sheet["columns"] == header and len(_properties(header)) == len(stated.columns)
        whole = sheet["sha256"] == sums and len(rows) == stated.rows and even and named
        said = (stated.epsilon, stated.delta, stated.cap, stated.rows, stated.people)
        same = told == (*said, stated.lower, stated.upper)
    except (KeyError, TypeError, ValueError, csv.Error):
        return [Problem(code="unreadable", at=SHEET)]
    return [] if whole and same else [Problem(code="disagrees", at=SHEET)]


def _properties(header: Sequence[str]) -> set[str]:
    """Properties of the columns: one of which a person can have several codes has a column for each."""
    return {name.partition(".")[0] for name in header}
