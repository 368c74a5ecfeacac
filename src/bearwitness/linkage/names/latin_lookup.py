"""Compiled look-ups in the packed tables of Latin names; importing this module imports numba.

A part of a name is a span of bytes, a syllable or surname of the tables a number, found by its packed letters (seven
bits each, eight letters at most; 0 is no text). `table` is integers and numbers of one system, as
:mod:`bearwitness.linkage.names.latin_tables` packs them. The best few of a list are kept in order, the earlier of two
equals first, as a stable sort would.
"""

from __future__ import annotations

from typing import Any

from bearwitness.compiled import compiled
from bearwitness.linkage.names.latin_tables import (
    LONGEST,
    MULTIPLIER,
    SHIFT,
)


@compiled
def number_of(table: Any, which: int, key: int) -> int:
    """Number that a hash table holds for a key, or -1."""
    if key == 0:
        return -1
    integers = table[0]
    start, last = integers[which], integers[which + 1]
    at = start + 2 * (((key * MULTIPLIER) >> SHIFT) & last)
    while integers[at] != 0:
        if integers[at] == key:
            return int(integers[at + 1])
        at += 2
        if at > start + 2 * last:
            at = start
    return -1


@compiled
def integer(table: Any, which: int, at: int) -> int:
    """One integer of an array."""
    return int(table[0][table[0][which] + at])


@compiled
def weight_of(table: Any, which: int, at: int) -> float:
    """One number of an array."""
    return float(table[1][table[0][which] + at])


@compiled
def packed(text: Any, start: int, end: int, left_out: int, swapped: int) -> int:
    """Key of a span, one place left out and one swapped with the next; -1 for neither."""
    size = end - start - (1 if left_out >= 0 else 0)
    if size < 1 or size > LONGEST:
        return 0
    key = 0
    for n in range(start, end):
        if n != left_out:
            at = n + 1 if n == swapped else n - 1 if swapped >= 0 and n == swapped + 1 else n
            key = (key << 7) | int(text[at])
    return key


@compiled
def put(best: Any, kept: int, most: int, weight: float, parts: Any) -> int:
    """Keep a weighted triple of tokens among the heaviest; how many there are then."""
    weights, tokens = best
    at = kept
    while at > 0 and weights[at - 1] < weight:
        at -= 1
    if at >= most:
        return kept
    last = min(kept, most - 1)
    for n in range(last, at, -1):
        weights[n] = weights[n - 1]
        tokens[n] = tokens[n - 1]
    weights[at] = weight
    tokens[at, 0], tokens[at, 1], tokens[at, 2] = parts
    return last + 1


@compiled
def strong(best: Any, kept: int, share: float) -> int:
    """How many are at least a share of the heaviest."""
    while kept > 0 and best[0][kept - 1] < share * best[0][0]:
        kept -= 1
    return kept


@compiled
def noted(ids: Any, size: int, each: int) -> int:
    """Add a number to an ascending list without doubles; its size then."""
    at = size
    while at > 0 and ids[at - 1] > each:
        at -= 1
    if at > 0 and ids[at - 1] == each:
        return size
    for n in range(size, at, -1):
        ids[n] = ids[n - 1]
    ids[at] = each
    return size + 1


@compiled
def through(table: Any, which: Any, key: int, ids: Any, size: int) -> int:
    """Add what is behind one hole."""
    holes, starts, members = which
    hole = number_of(table, holes, key)
    if hole >= 0:
        for n in range(integer(table, starts, hole), integer(table, starts, hole + 1)):
            size = noted(ids, size, integer(table, members, n))
    return size
