"""Rows put right by hand: they hold as they were laid, only the rest is guessed, and nothing of either text is lost."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.intake.test_side_by_side import ENGLISH, KOREAN, PIECES

from bearwitness.casebook.laid_rows import is_in_order
from bearwitness.intake.aligning.bead import Bead
from bearwitness.intake.aligning.correction import HOW, How, correction, held
from bearwitness.intake.aligning.side_by_side import side_by_side

ROWS = side_by_side(KOREAN, ENGLISH)


def after(how: How, words: str, text: str = KOREAN) -> list[tuple[str, str]]:
    """What stands beside what, once a change is made at these words."""
    own = text == KOREAN
    texts = (KOREAN, ENGLISH) if own else (ENGLISH, KOREAN)
    rows = ROWS if own else [each.turned() for each in ROWS]
    change = correction(*texts, rows, how, text.index(words))
    fixed = held(ROWS, [], change if own else change.turned())
    return [
        (KOREAN[each.start : each.end].strip()[:5], ENGLISH[each.other_start : each.other_end].strip()[:11])
        for each in side_by_side(KOREAN, ENGLISH, fixed)
    ]


FIRST, SECOND, THIRD, LAST = (
    ("2003년", "In November"),
    ("그때 열일", "I was seven"),
    ("연길에서 ", "I was sold "),
    ("삼 년 뒤", "Three years"),
)


def test_rows_are_joined_and_divided_again() -> None:
    assert after("join", "2003") == [FIRST, THIRD, LAST]
    joined = correction(KOREAN, ENGLISH, ROWS, "join", 0)
    fixed = held(ROWS, [], joined)
    rows = side_by_side(KOREAN, ENGLISH, fixed)
    apart = correction(KOREAN, ENGLISH, rows, "split", KOREAN.index("그때"))
    assert held(rows, fixed, apart) == ROWS[:2]
    other = correction(
        ENGLISH, KOREAN, [each.turned() for each in rows], "split", ENGLISH.index("I was seven")
    )
    assert held(rows, fixed, other.turned()) == ROWS[:2]


def test_a_sentence_moves_to_the_row_above_or_below() -> None:
    assert after("up", "그때")[:3] == [FIRST, ("", "I was seven"), THIRD]
    assert after("down", "I was seven", ENGLISH)[:3] == [
        FIRST,
        ("그때 열일", ""),
        ("연길에서 ", "I was seven"),
    ]
    # out of the first row and the last one, into a row of its own
    assert after("up", "2003")[:2] == [("2003년", ""), ("", "In November")]
    assert after("down", "Three", ENGLISH)[3:] == [("삼 년 뒤", ""), ("", "Three years")]


@pytest.mark.parametrize(("how", "words"), [("join", "삼 년"), ("split", "그때"), ("split", "열일곱")])
def test_what_cannot_be_done_changes_nothing(how: How, words: str) -> None:
    assert correction(KOREAN, ENGLISH, ROWS, how, KOREAN.index(words)).rows == ()


def test_a_row_laid_by_hand_gives_way_to_the_next_that_takes_it_in() -> None:
    first = held(ROWS, [], correction(KOREAN, ENGLISH, ROWS, "join", 0))
    rows = side_by_side(KOREAN, ENGLISH, first)
    again = held(rows, first, correction(KOREAN, ENGLISH, rows, "join", 0))
    assert again == [Bead(0, ROWS[2].end, 0, ROWS[2].other_end)]
    elsewhere = held(rows, first, correction(KOREAN, ENGLISH, rows, "join", ROWS[2].start))
    assert elsewhere == [*first, Bead(ROWS[2].start, len(KOREAN), ROWS[2].other_start, len(ENGLISH))]


@given(
    PIECES, PIECES, st.lists(st.tuples(st.sampled_from(HOW), st.booleans(), st.integers(0, 60)), max_size=6)
)
@example(first=list("a\na\na"), second=list("。a"), asked=[("join", False, 1)])
@settings(max_examples=300, deadline=None)
def test_any_changes_hold_and_lose_nothing(
    first: list[str], second: list[str], asked: list[tuple[How, bool, int]]
) -> None:
    text, other = "".join(first), "".join(second)
    fixed: list[Bead] = []
    for how, own, at in asked:
        rows = side_by_side(text, other, fixed)
        if own:
            change = correction(text, other, rows, how, at)
        else:
            change = correction(other, text, [each.turned() for each in rows], how, at).turned()
        if change.rows:
            fixed = held(rows, fixed, change)
            assert set(change.rows) <= set(fixed)
        laid = [(each.start, each.end, each.other_start, each.other_end) for each in fixed]
        assert is_in_order(laid, len(text), len(other))
    rows = side_by_side(text, other, fixed)
    assert set(fixed) <= set(rows)
    assert "".join(text[each.start : each.end] for each in rows) == text
    assert "".join(other[each.other_start : each.other_end] for each in rows) == other
