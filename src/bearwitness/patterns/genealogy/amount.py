"""Whether two stated numbers agree, and what became of the hedge."""

from __future__ import annotations

from decimal import Decimal

from bearwitness.domain.genealogy import ChangeKind
from bearwitness.domain.published_figure import PublishedFigure

CLOSE = Decimal("1.05")
"""Numbers this near are roundings of one another."""
NEAR = Decimal("1.5")
NEAR_SHARE = Decimal("1.25")
"""Numbers of one origin on one population this near are the same statement with another value; shares are held
closer, since a text often gives several shares of one population."""


def agree(one: PublishedFigure, other: PublishedFigure) -> bool:
    """Whether both state the same number, or the same two ends, in the same unit; bounds may differ."""
    return one.unit == other.unit and one.ends == other.ends


def within(one: PublishedFigure, other: PublishedFigure, factor: Decimal) -> bool:
    """Whether the stated numbers differ by no more than a factor, or one is an end of the other's range."""
    if one.unit != other.unit:
        return False
    if len(one.ends) != len(other.ends):
        return _end_of(one, other) or _end_of(other, one)
    return all(_ratio(a, b) <= factor for a, b in zip(one.ends, other.ends, strict=True))


def _end_of(single: PublishedFigure, range_: PublishedFigure) -> bool:
    if range_.bound != "range" or len(single.ends) != 1:
        return False
    ends = {"most": range_.ends[-1:], "least": range_.ends[:1]}.get(single.bound, range_.ends)
    return single.ends[0] in ends


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    small, large = sorted((abs(one), abs(other)))
    if small == large:
        return Decimal(1)
    return Decimal("Infinity") if small == 0 or (one < 0) != (other < 0) else large / small


def complement(one: PublishedFigure, other: PublishedFigure) -> bool:
    """Whether two shares make up a whole."""
    single = len(one.ends) == len(other.ends) == 1
    return single and one.unit == other.unit == "percent" and one.ends[0] + other.ends[0] == 100


def hedge_changes(parent: PublishedFigure, child: PublishedFigure) -> list[ChangeKind]:
    """What became of a bound or of a word of doubt."""
    before, after = parent.bound, child.bound
    if {before, after} == {"most", "least"}:
        return ["bound inverted"]
    if "range" in (before, after):
        return []
    lost = (before in ("most", "least") and after == "point") or (parent.doubtful and not child.doubtful)
    gained = (before == "point" and after in ("most", "least")) or (child.doubtful and not parent.doubtful)
    return [kind for kind, is_so in (("hedge dropped", lost), ("hedge added", gained)) if is_so]  # type: ignore[misc]


def same_hedge(one: PublishedFigure, other: PublishedFigure) -> bool:
    """Whether bound and doubt are the same."""
    return one.bound == other.bound and one.doubtful == other.doubtful
