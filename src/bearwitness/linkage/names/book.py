"""All the names of a run, each once, as numbers that kernels can compare; the texts stay in this object."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.names.evidence import FIRST_WORD, chances_of
from bearwitness.linkage.names.hangul import sound_class
from bearwitness.linkage.names.latin_tables import ALONE
from bearwitness.linkage.names.read_name import read_names
from bearwitness.linkage.names.reading import Reading
from bearwitness.linkage.names.states import STRANGE, class_of, given_states, surname_lines, surname_weights
from bearwitness.linkage.names.token import Token

Integers = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float32]
PRIOR_NAMES = 300.0
"""Names that the tables' frequencies are worth beside the names of the lists."""
_PLACES = ("surname", "first", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparse:
    """Rows of (column, value), columns ascending: row i spans start[i] to start[i + 1]."""

    start: Integers
    column: Integers
    value: Numbers

    @classmethod
    def of(cls, rows: Sequence[Mapping[int, float]]) -> Sparse:
        """Pack rows."""
        start = np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32)
        pairs = [pair for row in rows for pair in sorted(row.items())]
        return cls(
            start=start,
            column=np.array([column for column, _ in pairs], dtype=np.int32),
            value=np.array([value for _, value in pairs], dtype=np.float32),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBook:
    """Names by number; arrays for :mod:`bearwitness.linkage.names.likeness`.

    Attributes
    ----------
    number : mapping
        Text to number, of every name that has a reading.
    start : int32 array, shape (names + 1,)
        Where the readings of a name begin.
    weight : float32 array, shape (readings,)
        Weight of each reading.
    tokens : int32 array, shape (readings, 3)
        Its surname, first and second syllable.
    states, classes : Sparse
        Of each token: P(written so | state) times the root of the state's share, scaled so that the product of two
        tokens is their likelihood ratio; the same for classes of sounds.
    sounds : Sparse
        Of each token: chance of each class of sounds, as it is written.
    kind : int32 array, shape (tokens,)
        0 unknown, 1 as written, 2 mended, 3 surname.
    """

    number: Mapping[str, int]
    readings: Sequence[tuple[Reading, ...]]
    start: Integers
    weight: Numbers
    tokens: Integers
    states: Sparse
    classes: Sparse
    sounds: Sparse
    kind: Integers

    @classmethod
    def of(cls, names: Iterable[str], counts: Mapping[str, int] | None = None) -> NameBook:
        """Read every name once; `counts` says how many records bear each."""
        texts = sorted({name for name in names if name})
        with _uncollected():
            readings = read_names(texts)
        known = {text: n for n, (text, found) in enumerate(zip(texts, readings, strict=True)) if found}
        token_numbers: dict[Token, int] = {}
        rows = [
            (reading.weight, *(token_numbers.setdefault(each, len(token_numbers)) for each in reading[:3]))
            for found in readings
            for reading in found
        ]
        tokens = list(token_numbers)
        bearers = np.repeat(
            [(counts or {}).get(text, 1) for text in texts], [len(found) for found in readings]
        )
        matrix = np.array([row[1:] for row in rows], dtype=np.int32).reshape(-1, 3)
        weight = np.array([row[0] for row in rows], dtype=np.float32)
        shares = _shares(tokens, matrix, weight * bearers)
        sounds = [_class_shares(place, each) for place, each in zip(_PLACES, shares, strict=True)]
        vectors = [
            _vectors(token, shares[place], sounds[place])
            for token in tokens
            for place in (_PLACES.index(token.place),)
        ]
        return cls(
            number=known,
            readings=readings,
            start=np.cumsum([0, *(len(found) for found in readings)]).astype(np.int32),
            weight=weight,
            tokens=matrix,
            states=Sparse.of([each[0] for each in vectors]),
            classes=Sparse.of([each[1] for each in vectors]),
            sounds=Sparse.of([each[2] for each in vectors]),
            kind=np.array([_kind(token) for token in tokens], dtype=np.int32),
        )

    def without_texts(self) -> NameBook:
        """The numbers alone, which may leave this process."""
        return replace(self, number={}, readings=())


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: readings are many, small and without cycles, and all of them stay."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def _kind(token: Token) -> int:
    if token.kind == "unknown":
        return 0
    if token.place == "surname":
        return 2 if token.mended else 3
    return 2 if token.mended else 1


def _prior(place: int, state: int) -> float:
    if state >= FIRST_WORD:
        return ALONE if state == FIRST_WORD and place == 1 else STRANGE
    if place == 0:
        return surname_weights()[state]
    return given_states().weights[place - 1].get(state, STRANGE)


def _shares(
    tokens: list[Token], matrix: Integers, bearers: npt.NDArray[np.float64]
) -> list[dict[int, float]]:
    """Share of each state by place: the tables' frequencies, moved towards those of the names at hand."""
    found: list[dict[int, float]] = []
    for place in range(3):
        weight = np.bincount(matrix[:, place], weights=bearers, minlength=len(tokens))
        counts: dict[int, float] = {}
        prior: dict[int, float] = {}
        for token, borne in zip(tokens, weight.tolist(), strict=True):
            if _PLACES.index(token.place) != place or token.kind == "unknown":
                continue
            chances = chances_of(token)
            for state in chances:
                prior.setdefault(state, _prior(place, state))
            total = sum(share * prior[state] for state, share in chances.items())
            for state, share in chances.items():
                counts[state] = counts.get(state, 0.0) + borne * share * prior[state] / total
        every = sum(counts.values()) + PRIOR_NAMES
        found.append({s: (counts.get(s, 0.0) + PRIOR_NAMES * prior[s]) / every for s in prior})
    return found


def _class_shares(place: str, shares: Mapping[int, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for state, share in shares.items():
        number = _class(place, state)
        found[number] = found.get(number, 0.0) + share
    return found


def _vectors(
    token: Token, shares: Mapping[int, float], sounds: Mapping[int, float]
) -> tuple[dict[int, float], dict[int, float], dict[int, float]]:
    chances = chances_of(token)
    total = sum(share * shares[state] for state, share in chances.items())
    states = {state: share * shares[state] ** 0.5 / total for state, share in chances.items()}
    mass: dict[int, float] = {}
    for state, share in chances.items():
        number = _class(token.place, state)
        mass[number] = mass.get(number, 0.0) + share * shares[state] / total
    return states, {number: share / sounds[number] ** 0.5 for number, share in mass.items()}, mass


def _class(place: str, state: int) -> int:
    """Class of sounds; a word is a class of its own."""
    if state >= FIRST_WORD:
        return state
    if place == "surname":
        north = surname_lines()[state].north
        return sound_class(north[0]) if north else FIRST_WORD + 1_000_000 + state
    return class_of(state)
