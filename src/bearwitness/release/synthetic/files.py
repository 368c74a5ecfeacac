"""The three files of one release of synthetic data, written together or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from bearwitness.domain.errors import BadValue
from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.datasheet import datasheet
from bearwitness.release.synthetic.intervals import tables_text
from bearwitness.release.synthetic.records import csv_text
from bearwitness.release.synthetic.synthesis import Synthetic


def beside(out: Path) -> tuple[Path, Path, Path]:
    """OUT.csv, OUT.tables.csv and OUT.datasheet.json.

    Raises
    ------
    BadValue
        When one is there already, or the folder is not: a release is never overwritten, and this is asked
        before anything is spent.
    """
    stem = out.with_suffix("") if out.suffix == ".csv" else out
    found = (out, Path(f"{stem}.tables.csv"), Path(f"{stem}.datasheet.json"))
    if (
        not out.parent.is_dir()
        or not os.access(out.parent, os.W_OK)
        or any(os.path.lexists(p) for p in found)
    ):
        raise BadValue(kind="--out", example="synthetic-2026-2.csv")
    return found


def write_all(made: Synthetic, book: SyntheticCodebook, out: Path) -> dict[str, Any]:
    """Write the three files; return the data sheet."""
    paths = beside(out)
    texts = [
        csv_text(made.rows, book),
        tables_text(made.measured, book, releasable=made.releasable),
    ]
    names = {path.name: text for path, text in zip(paths, texts, strict=False)}
    sheet = datasheet(
        made.rows, book, made.measured, made.budget, made.checks, names, releasable=made.releasable
    )
    texts.append(json.dumps(sheet, ensure_ascii=False, indent=1) + "\n")
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".synth-") as folder:
        drafts = [Path(folder) / str(at) for at in range(len(paths))]
        for draft, text in zip(drafts, texts, strict=True):
            draft.write_text(text, encoding="utf-8", newline="")
        # the rows come last: whoever finds them finds their tables and their sheet
        for draft, path in reversed(list(zip(drafts, paths, strict=True))):
            _put(draft, path)
    return sheet


def _put(draft: Path, path: Path) -> None:
    """Give the draft its name, whole, and never in place of another file."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise BadValue(kind="--out", example="synthetic-2026-2.csv") from None
    except OSError:  # a file system without links, as on many sticks
        draft.rename(path)
