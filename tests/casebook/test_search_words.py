"""Words are found in any script, and never across what is closed."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.casebook.search import find, snippet
from bearwitness.casebook.spans import joined, without

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: (min(s), max(s))), max_size=6
)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("拐卖", "她说自己被拐卖到县城。", ["拐卖"]),
        ("탈북", "그는 탈북 후에 말했다.", ["탈북"]),
        ("river", "The River. A river.", ["River", "river"]),
        ("', --", "a ', -- b", ["', --"]),
        ("(a+)+$", "aaaa", []),
        ("", "anything", []),
    ],
)
def test_words_are_found_as_they_stand(words: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(words, text)] == found


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_hangul_is_found_in_either_form(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "처음에 두만강을 건넜다. 두만강은 얼어 있었다.")
    hits = list(find(unicodedata.normalize("NFD", "두만강"), text))
    assert [unicodedata.normalize("NFC", text[start:end]) for start, end in hits] == ["두만강", "두만강"]


def test_a_snippet_stays_within_its_open_span() -> None:
    text = "secret part | open words here | secret part"
    assert snippet(text, (19, 24), (13, 31)) == text[13:31]


def characters(spans: list[tuple[int, int]]) -> set[int]:
    return {each for start, end in spans for each in range(start, end)}


@given(SPANS, SPANS)
def test_without_cuts_exactly_the_closed_characters(
    spans: list[tuple[int, int]], closed: list[tuple[int, int]]
) -> None:
    left = without(spans, closed)
    assert characters(left) == characters(spans) - characters(closed)
    assert left == joined(left)
