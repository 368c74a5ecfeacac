"""Compiled reading of Latin names: the same weighted readings as the plain one, at first sight, and nothing is kept."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linkage.plain_latin import plain_reading

from bearwitness.linkage.names.fold import folded
from bearwitness.linkage.names.latin_tables import HOLES, SYLLABLES, key_of, latin_tables
from bearwitness.linkage.names.read_latin import read_latin
from bearwitness.linkage.names.read_name import read_name, read_names
from bearwitness.linkage.simulation import make_lists

LETTERS = "abcdefghijklmnopqrstuvwxyz'- é?"
PIECES = (
    "kim",
    "kum",
    "yong",
    "hui",
    "-",
    " ",
    "chu",
    "n",
    "'",
    "ee",
    "jin",
    "hyeong",
    "namgung",
    "zhuang",
    "pak",
)


def written() -> list[str]:
    """Names of simulated lists, folded, and each of them with a slip or two; pieces put together at random."""
    rng = np.random.default_rng(53)
    made = make_lists(rng, population=9_000, chances=(0.2, 0.2, 0.2))
    texts = {text for frame in made.frames.values() for column in ("name", "alias") for text in frame[column]}
    names = [name for name in map(folded, sorted(texts)) if name and name.isascii()]
    slips = [slipped(name, rng) for name in names]
    loose = ["".join(rng.choice(PIECES, size=rng.integers(1, 7))) for _ in range(3_000)]
    return [name for name in map(folded, (*names, *slips, *loose)) if name]


def slipped(name: str, rng: np.random.Generator) -> str:
    letters = list(name)
    for _ in range(rng.integers(1, 3)):
        at, what = int(rng.integers(len(letters))), rng.integers(3)
        if what == 0:
            letters[at] = str(rng.choice(list(LETTERS)))
        elif what == 1:
            letters.insert(at, str(rng.choice(list(LETTERS))))
        else:
            letters[at:] = letters[at + 1 :] + letters[at : at + 1]
    return "".join(letters)


def test_it_reads_as_the_plain_one_does() -> None:
    names = written()
    assert len(set(names)) > 7_000
    read = 0
    for name, found in zip(names, read_latin(names), strict=True):
        assert found == plain_reading(name), name
        read += len(found) > 0
    assert read > 0.7 * len(names)


@settings(deadline=None)
@given(st.lists(st.text("abeghijkmnopuyzch' -\u0111?", max_size=24), max_size=4))
def test_any_letters_are_read_as_the_plain_one_does(texts: list[str]) -> None:
    names = [name for name in map(folded, texts) if name]
    assert read_latin(names) == [plain_reading(name) for name in names]


def test_one_by_one_or_together() -> None:
    names = ["Kim Yong-hui", "김영희", "", "Jin Yingji", "Maria da Silva", "金英姬", "Parkk Xu", "?"]
    assert read_names(names) == [read_name(each) for each in names]
    assert read_names([]) == []


def test_a_slip_is_mended_to_what_is_common() -> None:
    (first, *_) = read_latin(["kim yogn-hui"])[0]
    assert (first.surname.text, first.first.text, first.first.mended) == ("kim", "yong", True)


@pytest.mark.parametrize(
    "text", ["k" * 100_000, "kim " + "yong" * 50_000, "- " * 9, "'" * 40, "kim" + "-hui" * 20]
)
def test_long_or_odd_names_are_left(text: str) -> None:
    assert all(0 < each.weight <= 1 for each in read_name(text))


def test_every_syllable_is_found_by_its_letters() -> None:
    from bearwitness.linkage.names.latin_lookup import number_of

    for table, sought in zip(latin_tables().systems, ("yeong", "ying"), strict=True):
        assert number_of(table, SYLLABLES, key_of(sought)) >= 0
        assert number_of(table, HOLES, key_of(sought)) >= 0
        assert number_of(table, SYLLABLES, key_of("qqqq")) == -1
