"""Compiled loops of :mod:`bearwitness.linkage.names.read_latin`; importing this module imports numba."""

from __future__ import annotations

from typing import Any

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.linkage.names.latin_given import (
    FARTHEST,
    HYPHEN,
    PLACES,
    SPACE,
    given,
    joined,
    near,
)
from bearwitness.linkage.names.latin_lookup import (
    integer,
    number_of,
    packed,
    put,
    strong,
    through,
    weight_of,
)
from bearwitness.linkage.names.latin_tables import (
    BY_SYLLABLE,
    FIRST_SURNAME,
    HABIT_STARTS,
    HABIT_TOKENS,
    HABIT_WEIGHTS,
    HEAVIEST,
    IS_PINYIN,
    KEPT_FROM,
    LONGEST,
    LONGEST_SURNAME,
    MENDED,
    NO_FIRST,
    NO_SECOND,
    NO_SURNAME,
    NO_SYLLABLE,
    ONE_MISSING,
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
)

APOSTROPHE = 39


@compiled
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


@compiled
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


@compiled
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


@compiled
def needed(best: Any, kept: int, weight: float) -> float:
    """What a part must weigh, beside one of this weight, for the reading to be kept; a little less, for rounding."""
    return 0.99 * KEPT_FROM * best[0][0] / weight if kept > 0 else 0.0


@compiled
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


@compiled
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


@compiled
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


@compiled
def triples(size: int) -> Any:
    """Room for weighted triples of tokens."""
    return np.empty(size), np.empty((size, 3), dtype=np.int64)


@compiled
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
