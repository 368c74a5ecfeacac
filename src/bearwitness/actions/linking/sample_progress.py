"""How far people are with the random sample of pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.linking import latest_run
from bearwitness.casebook.partner_lists import drawn_sample


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleProgress:
    """Pairs of the random sample: drawn, settled by two reviewers, needed before a status can rise."""

    drawn: int
    settled: int
    needed: int

    @property
    def left(self) -> int:
        """Pairs still to be settled."""
        return max(self.needed - self.settled, 0)


def sample_progress() -> SampleProgress | None:
    """Progress on the latest run; None before the first. Counts only, so nothing is logged."""
    from bearwitness.linkage.sample import needed

    run = latest_run()
    if run is None:
        return None
    drawn, settled = drawn_sample(run, datetime.now(UTC))
    return SampleProgress(drawn=drawn, settled=settled, needed=needed(drawn))
