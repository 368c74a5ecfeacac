"""Where judgements on pairs do not fit together: what follows from some against what others say, and long chains."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Record = TypeVar("Record", bound=Hashable)
LONG = 3
"""Records that judgements make one person from which a chain is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Generic[Record]):
    """Records that judgements make one person, one through another.

    `against` are pairs within it that were judged different; `unseen` counts pairs within it that nobody judged.
    """

    records: tuple[Record, ...]
    against: tuple[tuple[Record, Record], ...]
    unseen: int


def chains(
    same: Iterable[tuple[Record, Record]], different: Iterable[tuple[Record, Record]]
) -> list[Chain[Record]]:
    """Chains of judgements that are long, or that contradict another judgement; those with contradictions first."""
    same = list(same)
    home: dict[Record, Record] = {}

    def root(record: Record) -> Record:
        while home.setdefault(record, record) != record:
            record = home[record]
        return record

    for a, b in same:
        home[root(a)] = root(b)
    members: dict[Record, list[Record]] = {}
    for record in dict.fromkeys(end for pair in same for end in pair):
        members.setdefault(root(record), []).append(record)
    against: dict[Record, list[tuple[Record, Record]]] = {}
    for a, b in different:
        if a in home and b in home and root(a) == root(b):
            against.setdefault(root(a), []).append((a, b))
    judged: dict[Record, int] = {}
    for a, _ in {frozenset(pair): pair for pair in same}.values():
        judged[root(a)] = judged.get(root(a), 0) + 1
    found = [
        Chain(
            records=tuple(each),
            against=tuple(against.get(top, ())),
            unseen=len(each) * (len(each) - 1) // 2 - judged[top] - len(against.get(top, ())),
        )
        for top, each in members.items()
        if len(each) >= LONG or top in against
    ]
    return sorted(found, key=lambda each: (-len(each.against), -len(each.records)))
