"""Compiled reading of given names in Latin letters, syllable by syllable; importing this module imports numba."""

from __future__ import annotations

from typing import Any

from bearwitness.compiled import compiled
from bearwitness.linkage.names.latin_lookup import (
    noted,
    number_of,
    packed,
    put,
    strong,
    through,
    weight_of,
)
from bearwitness.linkage.names.latin_tables import (
    ALONE,
    FIRST_SYLLABLE,
    HEAVIEST,
    HOLE_IDS,
    HOLE_STARTS,
    HOLES,
    LEAST,
    LONGEST,
    LONGEST_MENDED,
    NO_SURNAME,
    NO_SYLLABLE,
    SLIP,
    SPLITS,
    SYLLABLES,
    WEIGHTS,
)

SPACE, HYPHEN = 32, 45
PLACES = 2
"""Syllables of a given name."""
FARTHEST = LONGEST + 1
"""Letters of the longest part that can be mended to one of the tables."""


@compiled
def near(table: Any, text: Any, start: int, end: int, ids: Any) -> int:
    """Fill in the known syllables one letter dropped, added, replaced or swapped away; how many there are."""
    if end - start > table[0][LONGEST_MENDED] + 1:
        return 0
    size = 0
    for place in range(start - 1, end):
        key = packed(text, start, end, place if place >= start else -1, -1)
        size = through(table, (HOLES, HOLE_STARTS, HOLE_IDS), key, ids, size)
    for place in range(start, end - 1):
        other = number_of(table, SYLLABLES, packed(text, start, end, -1, place))
        if other >= 0:
            size = noted(ids, size, other)
    own = number_of(table, SYLLABLES, packed(text, start, end, -1, -1))
    kept = 0
    for n in range(size):
        if ids[n] != own:
            ids[kept] = ids[n]
            kept += 1
    return kept


@compiled
def syllable(table: Any, each: int, place: int, mended: int) -> int:
    """Token of a syllable, as the first (0) or the second (1) of a given name."""
    return int(table[0][FIRST_SYLLABLE] + 4 * each + 2 * place + mended)


@compiled
def mend(table: Any, text: Any, ends: Any, best: Any, kept: int, ids: Any, floor: float) -> int:
    """Two syllables of which one is a letter away from what was written; none that must weigh less than `floor`."""
    start, cut, again, end = ends
    a = number_of(table, SYLLABLES, packed(text, start, cut, -1, -1))
    b = number_of(table, SYLLABLES, packed(text, again, end, -1, -1))
    if (
        b >= 0
        and weight_of(table, WEIGHTS, 2 * b + 1) > 0
        and SLIP * weight_of(table, WEIGHTS, 2 * b + 1) * weight_of(table, HEAVIEST, 0) >= floor
    ):
        second = syllable(table, b, 1, 0)
        for n in range(near(table, text, start, cut, ids)):
            weight = SLIP * weight_of(table, WEIGHTS, 2 * b + 1) * weight_of(table, WEIGHTS, 2 * ids[n] + 0)
            if weight > 0:
                parts = (NO_SURNAME, syllable(table, ids[n], 0, 1), second)
                kept = put(best, kept, SPLITS, weight, parts)
    if (
        a >= 0
        and weight_of(table, WEIGHTS, 2 * a + 0) > 0
        and SLIP * weight_of(table, WEIGHTS, 2 * a + 0) * weight_of(table, HEAVIEST, 1) >= floor
    ):
        first = syllable(table, a, 0, 0)
        for n in range(near(table, text, again, end, ids)):
            weight = SLIP * weight_of(table, WEIGHTS, 2 * a + 0) * weight_of(table, WEIGHTS, 2 * ids[n] + 1)
            if weight > 0:
                parts = (NO_SURNAME, first, syllable(table, ids[n], 1, 1))
                kept = put(best, kept, SPLITS, weight, parts)
    return kept


@compiled
def apart(table: Any, text: Any, ends: Any, best: Any, kept: int) -> int:
    """Two syllables as they are written."""
    start, cut, again, end = ends
    a = number_of(table, SYLLABLES, packed(text, start, cut, -1, -1))
    if a < 0 or weight_of(table, WEIGHTS, 2 * a + 0) <= 0:
        return kept
    b = number_of(table, SYLLABLES, packed(text, again, end, -1, -1))
    if b < 0 or weight_of(table, WEIGHTS, 2 * b + 1) <= 0:
        return kept
    weight = weight_of(table, WEIGHTS, 2 * a + 0) * weight_of(table, WEIGHTS, 2 * b + 1)
    return put(best, kept, SPLITS, weight, (NO_SURNAME, syllable(table, a, 0, 0), syllable(table, b, 1, 0)))


@compiled
def joined(table: Any, text: Any, start: int, end: int, best: Any, ids: Any, floor: float) -> int:
    """Ways to read joined letters as one or two syllables; a mended one below `floor` may be left out."""
    kept = 0
    low, high = max(start + 1, end - FARTHEST), min(end, start + FARTHEST + 1)
    for cut in range(low, high):
        kept = apart(table, text, (start, cut, cut, end), best, kept)
    whole = number_of(table, SYLLABLES, packed(text, start, end, -1, -1))
    if whole >= 0 and weight_of(table, WEIGHTS, 2 * whole + 1) > 0:
        parts = (NO_SURNAME, NO_SYLLABLE, syllable(table, whole, 1, 0))
        kept = put(best, kept, SPLITS, ALONE * weight_of(table, WEIGHTS, 2 * whole + 1), parts)
    if kept == 0 or best[0][0] < LEAST:
        for cut in range(low, high):
            kept = mend(table, text, (start, cut, cut, end), best, kept, ids, floor)
    return strong(best, kept, 0.03)


@compiled
def given(table: Any, text: Any, start: int, end: int, best: Any, scratch: Any, floor: float) -> int:
    """Ways to read the words of a given name; a mended one below `floor` may be left out of joined letters."""
    ids, together, ends = scratch
    parts, size, inside = 0, 0, False
    for n in range(start, end):
        if text[n] == SPACE or text[n] == HYPHEN:
            inside = False
            continue
        if not inside:
            if parts < PLACES:
                ends[parts, 0] = n
            inside, parts = True, parts + 1
        if parts <= PLACES:
            ends[parts - 1, 1] = n + 1
        if size < len(together):
            together[size] = text[n]
        size += 1
    kept = 0
    if parts == 1:
        kept = joined(table, text, ends[0, 0], ends[0, 1], best, ids, floor)
    elif parts == PLACES:
        both = (ends[0, 0], ends[0, 1], ends[1, 0], ends[1, 1])
        kept = apart(table, text, both, best, 0)
        if kept == 0:
            kept = strong(best, mend(table, text, both, best, 0, ids, 0.0), 0.03)
    if kept == 0 and parts > 1 and size <= len(together):
        kept = joined(table, together, 0, size, best, ids, floor)
    return kept
