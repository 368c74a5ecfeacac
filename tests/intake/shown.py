"""What the reader finds, short enough for a table of cases."""

from bearwitness.intake.candidate import Bound, CandidateKind
from bearwitness.intake.read import read_candidates

Shown = tuple[Bound, Bound, str | None, str | None, str | None, str]
"""low, high, unit, hedge, about, quote"""


def shown(text: str, kind: CandidateKind) -> list[Shown]:
    """Candidates of one kind, in order."""
    return [
        (c.low, c.high, c.unit, c.hedge, c.about, c.quote) for c in read_candidates(text) if c.kind == kind
    ]


def everything(
    text: str,
) -> list[tuple[CandidateKind, Bound, Bound, str | None, str | None, str | None, str]]:
    """Candidates of every kind, in order."""
    return [(c.kind, c.low, c.high, c.unit, c.hedge, c.about, c.quote) for c in read_candidates(text)]
