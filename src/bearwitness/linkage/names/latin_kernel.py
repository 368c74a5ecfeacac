"""Compiled loops of :mod:`bearwitness.linkage.names.read_latin`; importing this module imports numba.

A part of a name is a span of bytes, a syllable or surname of the tables a number, found by its packed letters (seven
bits each, eight letters at most; 0 is no text). `table` is integers and numbers of one system, as
:mod:`bearwitness.linkage.names.latin_tables` packs them. The best few of a list are kept in order, the earlier of two equals first, as a stable sort would.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from bearwitness.linkage.names.latin_tables import (
    ALONE,
    BY_SYLLABLE,
    FIRST_SURNAME,
    FIRST_SYLLABLE,
    HABIT_STARTS,
    HABIT_TOKENS,
    HABIT_WEIGHTS,
    HEAVIEST,
    HOLE_IDS,
    HOLE_STARTS,
    HOLES,
    IS_PINYIN,
    KEPT_FROM,
    LEAST,
    LONGEST,
    LONGEST_MENDED,
    LONGEST_SURNAME,
    MENDED,
    MULTIPLIER,
    NO_FIRST,
    NO_SECOND,
    NO_SURNAME,
    NO_SYLLABLE,
    ONE_MISSING,
    SHIFT,
    SLIP,
    SPLITS,
    SURNAME_FIRST,
    SURNAME_HOLE_IDS,
    SURNAME_HOLE_STARTS,
    SURNAME_HOLES,
    SURNAME_LETTERS,
    SURNAME_OF,
    SURNAMES,
    SURNAMES_KEPT,
    SYLLABLES,
    WEIGHTS,
)

SPACE, HYPHEN, APOSTROPHE = 32, 45, 39
PLACES = 2
FARTHEST = LONGEST + 1


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
def integer(table: Any, which: int, at: int) -> int:
    """One integer of an array."""
    return int(table[0][table[0][which] + at])


@njit(nogil=True, cache=True)
def weight_of(table: Any, which: int, at: int) -> float:
    """One number of an array."""
    return float(table[1][table[0][which] + at])


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
def through(table: Any, which: Any, key: int, ids: Any, size: int) -> int:
    """Add what is behind one hole."""
    holes, starts, members = which
    hole = number_of(table, holes, key)
    if hole >= 0:
        for n in range(integer(table, starts, hole), integer(table, starts, hole + 1)):
            size = noted(ids, size, integer(table, members, n))
    return size


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
def syllable(table: Any, each: int, place: int, mended: int) -> int:
    """Token of a syllable, as the first (0) or the second (1) of a given name."""
    return int(table[0][FIRST_SYLLABLE] + 4 * each + 2 * place + mended)


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
def strong(best: Any, kept: int, share: float) -> int:
    """How many are at least a share of the heaviest."""
    while kept > 0 and best[0][kept - 1] < share * best[0][0]:
        kept -= 1
    return kept


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
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


@njit(nogil=True, cache=True)
def one_off(table: Any, surname: int, text: Any, start: int, end: int) -> bool:
    """Whether one letter dropped, added, replaced or swapped turns a span into a surname; its letters end with a 0."""
    first = table[0][SURNAME_LETTERS] + (LONGEST + 1) * surname
    letters = table[0][first : first + LONGEST + 1]
    size, own = 0, end - start
    while letters[size] != 0:
        size += 1
    if abs(size - own) > 1:
        return False
    same = 0
    while same < min(size, own) and letters[same] == text[start + same]:
        same += 1
    if size == own and size - same >= 2 and letters[same] == text[start + same + 1]:
        swapped = letters[same + 1] == text[start + same]
        for n in range(same + 2, size):
            swapped = swapped and letters[n] == text[start + n]
        if swapped:
            return True
    ours, theirs = same + (1 if size >= own else 0), same + (1 if own >= size else 0)
    while ours < size and theirs < own and letters[ours] == text[start + theirs]:
        ours, theirs = ours + 1, theirs + 1
    return ours >= size and theirs >= own


@njit(nogil=True, cache=True)
def surnames(table: Any, text: Any, start: int, end: int, best: Any, ids: Any) -> int:
    """Surnames that a word without hyphens can be; one letter mended where no table has it."""
    base = table[0][FIRST_SURNAME]
    known = number_of(table, SURNAMES, packed(text, start, end, -1, -1))
    if known >= 0:
        return put(best, 0, 1, weight_of(table, SURNAME_OF, known), (base + 2 * known, 0, 0))
    kept, size = 0, 0
    if table[0][IS_PINYIN] == 1:
        for n in range(near(table, text, start, end, ids)):
            close = integer(table, BY_SYLLABLE, ids[n])
            if close >= 0:
                weight = MENDED * weight_of(table, SURNAME_OF, close)
                kept = put(best, kept, SURNAMES_KEPT, weight, (base + 2 * close + 1, 0, 0))
        return kept
    holes = (SURNAME_HOLES, SURNAME_HOLE_STARTS, SURNAME_HOLE_IDS)
    if end - start <= table[0][LONGEST_SURNAME] + 1:
        for place in range(start - 1, end):
            key = packed(text, start, end, place if place >= start else -1, -1)
            size = through(table, holes, key, ids, size)
    for n in range(size):
        if one_off(table, ids[n], text, start, end):
            weight = MENDED * weight_of(table, SURNAME_OF, ids[n])
            kept = put(best, kept, SURNAMES_KEPT, weight, (base + 2 * ids[n] + 1, 0, 0))
    heard = number_of(table, SYLLABLES, packed(text, start, end, -1, -1))
    if heard >= 0:
        for n in range(integer(table, HABIT_STARTS, heard), integer(table, HABIT_STARTS, heard + 1)):
            parts = (integer(table, HABIT_TOKENS, n), 0, 0)
            kept = put(best, kept, SURNAMES_KEPT, weight_of(table, HABIT_WEIGHTS, n), parts)
    return kept


@njit(nogil=True, cache=True)
def combine(found_so_far: Any, kept: int, most: int, surname: int, weight: float, parts: Any) -> int:
    """Add a surname before every way to read the given name, those with one syllable missing among them."""
    splits, size = parts
    for n in range(size):
        score, first, second = splits[0][n], splits[1][n, 1], splits[1][n, 2]
        kept = put(found_so_far, kept, most, weight * score, (surname, first, second))
        if first == NO_SYLLABLE:
            less = weight * (ONE_MISSING * score)
            kept = put(found_so_far, kept, most, less, (surname, NO_FIRST, second))
            kept = put(found_so_far, kept, most, less, (surname, second - 2, NO_SECOND))
    return kept


@njit(nogil=True, cache=True)
def needed(best: Any, kept: int, weight: float) -> float:
    """What a part must weigh, beside one of this weight, for the reading to be kept; a little less, for rounding."""
    return 0.99 * KEPT_FROM * best[0][0] / weight if kept > 0 else 0.0


@njit(nogil=True, cache=True)
def one_word(tables: Any, text: Any, end: int, best: Any, kept: int, work: Any) -> int:
    """A surname alone, a given name alone, or both run together."""
    most, splits, scratch = len(best[0]), work[0], work[2]
    for table in tables:
        base = table[0][FIRST_SURNAME]
        known = number_of(table, SURNAMES, packed(text, 0, end, -1, -1))
        if known >= 0:
            weight = 0.3 * weight_of(table, SURNAME_OF, known)
            kept = put(best, kept, most, weight, (base + 2 * known, NO_FIRST, NO_SECOND))
        for n in range(joined(table, text, 0, end, splits, scratch[0], needed(best, kept, 0.1))):
            parts = (NO_SURNAME, splits[1][n, 1], splits[1][n, 2])
            kept = put(best, kept, most, 0.1 * splits[0][n], parts)
        for cut in range(1, min(end - 1, FARTHEST)):
            known = number_of(table, SURNAMES, packed(text, 0, cut, -1, -1))
            if known >= 0:
                weight = 0.5 * weight_of(table, SURNAME_OF, known)
                size = given(table, text, cut, end, splits, scratch, needed(best, kept, weight))
                kept = combine(best, kept, most, base + 2 * known, weight, (splits, size))
    return kept


@njit(nogil=True, cache=True)
def plain(text: Any, start: int, end: int, word: Any) -> int:
    """Copy a word without its apostrophes; its size, -1 with a hyphen in it, or one too long for any surname."""
    size = 0
    for n in range(start, end):
        if text[n] == HYPHEN:
            return -1
        if text[n] != APOSTROPHE:
            if size < len(word):
                word[size] = text[n]
            size += 1
    return size if size <= len(word) else -1


@njit(nogil=True, cache=True)
def words(tables: Any, text: Any, spaces: Any, end: int, best: Any, work: Any) -> int:
    """The surname before the given name, or after it."""
    splits, names, scratch, front, back = work
    most, kept = len(best[0]), 0
    early, late = plain(text, 0, spaces[0], front), plain(text, spaces[1] + 1, end, back)
    for table in tables:
        for after in range(2):
            word, letters = (back, late) if after else (front, early)
            start, stop = (0, spaces[1]) if after else (spaces[0] + 1, end)
            share = 1 - SURNAME_FIRST if after else SURNAME_FIRST
            several = surnames(table, word, 0, letters, names, scratch[0]) if letters >= 0 else 0
            if several == 0:
                continue
            floor = needed(best, kept, share * names[0][0])
            if floor > weight_of(table, HEAVIEST, 2):
                continue
            size = given(table, text, start, stop, splits, scratch, floor)
            for n in range(several):
                kept = combine(best, kept, most, names[1][n, 0], share * names[0][n], (splits, size))
    return kept


@njit(nogil=True, cache=True)
def triples(size: int) -> Any:
    """Room for weighted triples of tokens."""
    return np.empty(size), np.empty((size, 3), dtype=np.int64)


@njit(nogil=True, cache=True)
def read(tables: Any, letters: Any, starts: Any, nearest: int, counts: Any, out: Any) -> int:
    """Fill in how many readings each name has, and the readings one after another; how many there are in all."""
    most = out[2]
    best = triples(most)
    scratch = (
        np.empty(nearest, dtype=np.int64),
        np.empty(2 * FARTHEST, dtype=np.uint8),
        np.empty((PLACES, 2), dtype=np.int64),
    )
    front, back = np.empty(FARTHEST, dtype=np.uint8), np.empty(FARTHEST, dtype=np.uint8)
    work = (triples(SPLITS), triples(SURNAMES_KEPT), scratch, front, back)
    total = 0
    for name in range(len(counts)):
        text = letters[starts[name] : starts[name + 1]]
        first, last, hyphen = -1, -1, False
        for n in range(len(text)):
            hyphen = hyphen or text[n] == HYPHEN
            if text[n] == SPACE:
                last = n
                first = n if first < 0 else first
        kept = 0
        if first >= 0:
            kept = words(tables, text, (first, last), len(text), best, work)
        elif not hyphen:
            kept = one_word(tables, text, len(text), best, 0, work)
        kept = strong(best, kept, KEPT_FROM)
        every = 0.0
        for n in range(kept):
            every += best[0][n]
        for n in range(kept):
            out[0][total + n] = best[0][n] / every
            out[1][total + n] = best[1][n]
        counts[name] = kept
        total += kept
    return total
