"""What two records must share to be compared: sounds of the name with little else, or much else without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.groups import Groups, cuts
from bearwitness.linkage.names.book import NameBook

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int64]
SOUNDS = 3
"""Classes of sounds followed for one part of a name."""
LIKELY = 0.12
"""Chance below which a class of sounds is not followed."""
COMBINATIONS = 8
PAIRS_A_RECORD = 25
"""Pairs compared for each record, on average, at most; small groups come first."""
LESSONS = 500_000
"""Pairs that EM learns from, at most."""
NONE = -1


@dataclass(frozen=True, slots=True)
class Family:
    """Kind of key: parts of the name (surname, first, second) and columns; its share of the pairs."""

    parts: tuple[int, ...]
    columns: tuple[str, ...]
    share: float


FAMILIES = (
    Family((0, 1, 2), (), 0.3),
    Family((0, 1, 2), ("born",), 0.1),
    Family((0, 1, 2), ("crossed",), 0.05),
    Family((1, 2), ("born",), 0.08),
    Family((0, 2), ("born",), 0.1),
    Family((0, 1), ("born",), 0.1),
    Family((0, 2), ("county",), 0.05),
    Family((0, 1), ("crossed", "china"), 0.03),
    Family((0, 2), ("crossed", "china"), 0.03),
    Family((), ("born", "county"), 0.04),
    Family((), ("born", "crossed", "china"), 0.05),
    Family((), ("county", "crossed", "china"), 0.03),
    Family((), ("born", "crossed", "arrived"), 0.04),
)


def name_sounds(book: NameBook) -> tuple[Integers, Integers]:
    """Likely combinations of classes of sounds of every name.

    Returns
    -------
    start : int64 array, shape (names + 1,)
    classes : int64 array, shape (combinations, 3)
        Class of surname, first and second syllable; -1 where it is not known.
    """
    likely = [_likely(book, token) for token in range(len(book.kind))]
    rows: list[tuple[int, ...]] = []
    start = [0]
    for name in range(len(book.start) - 1):
        found: dict[tuple[int, ...], float] = {}
        for reading in range(book.start[name], book.start[name + 1]):
            for combination in product(*(likely[token] for token in book.tokens[reading])):
                key = tuple(each for each, _ in combination)
                weight = float(book.weight[reading])
                for _, chance in combination:
                    weight *= chance
                found[key] = found.get(key, 0.0) + weight
        best = sorted(found, key=lambda key: (-found[key], key))[:COMBINATIONS]
        rows += [key for key in best if found[key] >= 0.02]
        start.append(len(rows))
    return np.array(start), np.array(rows, dtype=np.int64).reshape(-1, 3)


def _likely(book: NameBook, token: int) -> list[tuple[int, float]]:
    if book.kind[token] == 0:
        return [(NONE, 1.0)]
    rows = slice(book.sounds.start[token], book.sounds.start[token + 1])
    pairs = zip(book.sounds.column[rows].tolist(), book.sounds.value[rows].tolist(), strict=True)
    best = sorted(pairs, key=lambda pair: -pair[1])[:SOUNDS]
    return [pair for n, pair in enumerate(best) if n == 0 or pair[1] >= LIKELY]


def name_keys(
    names: Integers, sounds_of_names: tuple[Integers, Integers], table: pd.DataFrame
) -> tuple[Groups, Integers]:
    """Groups of the records that share a key, which are those to be compared.

    The second result is one key of the first family, the likeliest sounds of the whole name, shape (records,): EM
    learns from pairs that share it. It is -1 for none, and for those beyond what EM needs.

    Parameters
    ----------
    names : int64 array, shape (records, 2)
        Number of name and alias.
    sounds_of_names : two int64 arrays
        As `name_sounds` returns them.
    table : DataFrame
        The other columns, as numbers.
    """
    record, sounds = _sounds_of_records(names, *sounds_of_names)
    alone = np.arange(len(names))
    kept: list[tuple[Integers, Integers]] = []
    sound = np.full(len(names), NONE, dtype=np.int64)
    budget = PAIRS_A_RECORD * max(len(names), 2000)
    for number, family in enumerate(FAMILIES):
        rows, parts = (record, sounds) if family.parts else (alone, np.zeros((len(names), 0), np.int64))
        for records, keys in _keyed(number, family, rows, parts, table):
            chosen = _small_groups(records, keys, budget * family.share)
            kept.append((records[chosen], keys[chosen]))
            if number == 0:
                likeliest = np.sort(chosen)[::-1]
                sound[records[likeliest]] = keys[likeliest]
    return Groups.of(kept, len(names)), _lessons(sound)


def _lessons(sound: Integers) -> Integers:
    """As many keys as make `LESSONS` pairs; in their order, which is as good as random, as they are mixed."""
    key, group, size = np.unique(sound, return_inverse=True, return_counts=True)
    pairs = np.where(key == NONE, 0, size * (size - 1) / 2)
    return np.where((np.cumsum(pairs) <= LESSONS)[group], sound, NONE)


def _sounds_of_records(names: Integers, start: Integers, sounds: Integers) -> tuple[Integers, Integers]:
    records, rows = [], []
    for column in (0, 1):
        at = np.flatnonzero(names[:, column] >= 0)
        numbers = names[at, column]
        counts = start[numbers + 1] - start[numbers]
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        records.append(np.repeat(at, counts))
        rows.append(sounds[np.repeat(start[numbers], counts) + offsets])
    return np.concatenate(records), np.concatenate(rows)


def _keyed(
    number: int, family: Family, rows: Integers, parts: Integers, table: pd.DataFrame
) -> Iterator[tuple[Integers, Integers]]:
    """Records and keys of one family; a year of birth falls in two overlapping spans, so that one year off meets."""
    columns = [table[name].fillna(NONE).to_numpy(dtype=np.int64)[rows] for name in family.columns]
    known = np.ones(len(rows), dtype=bool)
    key = np.full(len(rows), number + 1, dtype=np.uint64)
    for part in family.parts:
        known &= parts[:, part] != NONE
        key = _mixed(key, parts[:, part])
    for name, column in zip(family.columns, columns, strict=True):
        known &= column != NONE
        if name != "born":
            key = _mixed(key, column)
    spans = [columns[family.columns.index("born")]] if "born" in family.columns else []
    if not spans:
        yield rows[known], key[known].view(np.int64)
        return
    spread = np.concatenate([rows[known], rows[known]])
    both = np.concatenate([spans[0] // 2 * 2, (spans[0] + 1) // 2 * 2 + 1])
    twice = np.concatenate([key, key])
    yield spread, _mixed(twice, both)[np.concatenate([known, known])].view(np.int64)


def _mixed(key: npt.NDArray[np.uint64], values: Integers) -> npt.NDArray[np.uint64]:
    """Fold values into keys (splitmix64); equal parts give equal keys on every machine."""
    mixed = key ^ (values.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15) + (key << np.uint64(6)))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _small_groups(records: Integers, keys: Integers, budget: float) -> Integers:
    """Which entries are of groups of two and more, from the smallest on, while their pairs stay within the budget.

    They come in the order of key and then record.
    """
    order = np.lexsort((records, keys))
    size = np.diff(cuts(keys[order]), prepend=0)
    pairs = size * (size - 1) / 2
    smallest = np.argsort(size, kind="stable")
    within = np.zeros(len(size), dtype=bool)
    within[smallest] = np.cumsum(pairs[smallest]) <= budget
    return order[np.repeat(within & (size > 1), size)]
