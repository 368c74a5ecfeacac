"""The capture table of the latest run of linkage, as the judgements that stand make it: counts only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bearwitness.actions.linking.errors import NothingLinked
from bearwitness.actions.linking.recluster import recluster
from bearwitness.actions.linking.require_open import require_lists_open
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import latest_run, standing_judgements
from bearwitness.domain.judgement import agreements

if TYPE_CHECKING:
    import pandas as pd


def linked_counts(casebook: Casebook) -> pd.DataFrame:
    """Count persons by pattern of lists, every link taken as certain; a 0/1 column a list, and `count`.

    Rows that may not be counted any more are left out, and clusters made anew without them.

    Raises
    ------
    NotAllowed
        The actor may not analyse.
    NothingLinked
    ListClosedSince
        A list of the run may not be counted any more.
    """
    with acting(casebook, "linked_counts", "analyse") as entry:
        run = latest_run()
        if run is None:
            raise NothingLinked
        entry.object = run.id
        now = datetime.now(UTC)
        require_lists_open(run, now)
        return recluster(run, agreements(standing_judgements(now)), now).captures
