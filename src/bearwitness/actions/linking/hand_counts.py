"""Hand out the counts that a run of linkage drew: a capture table and its replicates, no person."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from bearwitness.actions.linking.require_open import require_open
from bearwitness.actions.require_remembered import require_remembered
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook


def hand_counts(casebook: Casebook, run_id: str, files: Mapping[str, str]) -> bytes:
    """Zip of the files, once the handing out is logged; `bearwitness estimate --replicates` reads what is in it.

    Raises
    ------
    NotAllowed
        The actor may not link.
    ReleasesForgotten
        So that a withdrawal may be forgotten too.
    ListClosedSince
        A list of the run, or a row of one, may not be counted any more.
    """
    with acting(casebook, "hand_counts", "link") as entry:
        require_remembered(casebook)
        require_open(run_id, datetime.now(UTC))
        entry.object = run_id
        entry.detail["files"] = len(files)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in files.items():
            folder.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()
