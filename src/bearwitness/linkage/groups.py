"""Records that share a key, group by group, and the pairs that they make, slice by slice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


def cuts(keys: Integers) -> Integers:
    """Where each run of equal keys ends, ascending; the last is the number of keys (0 where there is none)."""
    return np.append(np.flatnonzero(keys[1:] != keys[:-1]) + 1, len(keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Groups of records; two records are compared when a group holds both.

    Attributes
    ----------
    member : int32 array, shape (members,)
        Records, group after group, ascending within each.
    end : int32 array, shape (members,)
        Where the group of each member ends.
    start : int64 array, shape (records + 1,)
        Where each record's places begin in `place`.
    place : int32 array, shape (members,)
        Places of the records among the members.
    """

    member: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    start: Integers
    place: npt.NDArray[np.int32]

    @classmethod
    def of(cls, families: Sequence[tuple[Integers, Integers]], records: int) -> Groups:
        """Groups by key; each family is records and keys, in the order of key and then record."""
        members, ends, held = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)], 0
        for record, key in families:
            fresh = np.ones(len(key), dtype=bool)
            fresh[1:] = (key[1:] != key[:-1]) | (record[1:] != record[:-1])
            record, key = record[fresh], key[fresh]
            ended = cuts(key)
            ends.append((np.repeat(ended, np.diff(ended, prepend=0)) + held).astype(np.int32))
            members.append(record.astype(np.int32))
            held += len(record)
        member = np.concatenate(members)
        return cls(
            member=member,
            end=np.concatenate(ends),
            start=np.concatenate([[0], np.cumsum(np.bincount(member, minlength=records))]),
            place=np.argsort(member, kind="stable").astype(np.int32),
        )

    def pairs(self, most: int) -> Iterator[tuple[Integers, Integers]]:
        """Every pair once, left below right, in ascending order, at most so many at a time (or those of one record)."""
        from bearwitness.linkage.groups_kernel import count, fill

        arrays = (self.member, self.end, self.start, self.place)
        counts = np.zeros(len(self.start) - 1, dtype=np.int64)
        count(arrays, counts)
        upto = np.cumsum(counts)
        low, made = 0, 0
        while low < len(counts):
            high = max(int(np.searchsorted(upto, made + most, side="right")), low + 1)
            left, right = np.empty((2, int(upto[high - 1]) - made), dtype=np.int64)
            found = fill(arrays, low, high, left, right)
            yield left[:found], right[:found]
            low, made = high, int(upto[high - 1])
