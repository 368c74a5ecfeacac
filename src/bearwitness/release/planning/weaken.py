"""Guards that a plan may weaken by name, with its reason, and the figures that this touches; every other one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bearwitness.domain.released_table import ReleasedTable, Weakening
from bearwitness.domain.words import Words
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.errors import BadPlan, NeverWeakened
from bearwitness.release.planning.plan_file import mapping, text, words

FEW_SOURCES = "few_sources"
HIGH_EPSILON = "high_epsilon"
GUARDS = (FEW_SOURCES, HIGH_EPSILON)
"""``few_sources``: a count may rest on fewer than three sources, so that who told them knows it.
``high_epsilon``: synthetic data may spend more than `STRONG`, which is a weak promise."""
NEVER = frozenset(
    {
        *("threshold", "least_count", "small_counts", "zeros", "differencing", "earlier_releases", "nested"),
        *("names", "identities", "helpers", "safe_places", "escapes", "places", "children", "child_words"),
        *("consent", "approvers", "second_look", "risk", "review", "noise", "signature"),
    }
)
"""Guards that no plan weakens, by the words in which somebody would ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeakening:
    """A guard by its name, and why it is weakened, for readers."""

    guard: str
    reason: Words


def planned_weakening(data: object, key: str) -> PlannedWeakening:
    """Read one entry.

    Raises
    ------
    BadPlan
        There is no such guard, or no reason.
    NeverWeakened
        No plan weakens it.
    """
    found = mapping(data, key, {"guard", "reason"}, set())
    guard = text(found["guard"], f"{key}.guard")
    if guard in NEVER:
        raise NeverWeakened(key=f"{key}.guard")
    if guard not in GUARDS:
        raise BadPlan(key=f"{key}.guard", example=", ".join(GUARDS))
    return PlannedWeakening(guard=guard, reason=words(found["reason"], f"{key}.reason"))


def eased(weakenings: Sequence[PlannedWeakening], cells: Cells) -> Cells:
    """Cells as they are to be protected: without those that rest on few sources, where that was asked for."""
    if not any(each.guard == FEW_SOURCES for each in weakenings):
        return cells
    return replace(cells, thin=frozenset())


def weakened(
    weakenings: Sequence[PlannedWeakening], tables: Sequence[ReleasedTable], cells: Cells
) -> tuple[ReleasedTable, ...]:
    """Tables, marked where a number of theirs is shown that would be withheld otherwise."""
    asked = named(FEW_SOURCES, weakenings)
    return tuple(replace(each, weakened=asked) if asked and _thin(each, cells) else each for each in tables)


def named(guard: str, weakenings: Sequence[PlannedWeakening]) -> tuple[Weakening, ...]:
    """One guard, where a plan weakens it, as a figure says it."""
    return tuple(Weakening(guard=guard, reason=each.reason) for each in weakenings if each.guard == guard)


def _thin(table: ReleasedTable, cells: Cells) -> bool:
    return any(cell.count is not None and _key(table, cell.key) in cells.thin for cell in table.cells)


def _key(table: ReleasedTable, codes: tuple[str | None, ...]) -> Key:
    names = [each.property for each in table.dimensions]
    return tuple(sorted((name, code) for name, code in zip(names, codes, strict=True) if code is not None))
