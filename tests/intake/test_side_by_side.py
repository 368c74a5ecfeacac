"""A text and its translation: nothing is lost, paragraphs hold, and a span finds its counterpart."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.intake.aligning.bead import Bead, around, counterpart
from bearwitness.intake.aligning.gale_church import align
from bearwitness.intake.aligning.side_by_side import side_by_side
from bearwitness.intake.aligning.units import sentences

KOREAN = (
    "2003년 11월에 혜산에서 강을 건넜습니다. 그때 열일곱 살이었습니다.\n\n"
    "연길에서 팔렸습니다. 삼 년 뒤에 그 집을 떠났습니다."
)
ENGLISH = (
    "In November 2003 I crossed the river at Hyesan. I was seventeen then.\n\n"
    "I was sold in Yanji. Three years later I left that house."
)
PIECES = st.lists(
    st.sampled_from(["a", "가", "。", ". ", "\n", "\n\n", "? ", "word ", "█", "𐄀"]), max_size=40
)


def pairs(text: str, other: str) -> list[tuple[str, str]]:
    return [
        (text[each.start : each.end].strip(), other[each.other_start : each.other_end].strip())
        for each in side_by_side(text, other)
    ]


@given(PIECES, PIECES)
@settings(max_examples=300, deadline=None)
def test_put_together_each_side_is_all_of_its_text(first: list[str], second: list[str]) -> None:
    text, other = "".join(first), "".join(second)
    beads = side_by_side(text, other)
    assert "".join(text[each.start : each.end] for each in beads) == text
    assert "".join(other[each.other_start : each.other_end] for each in beads) == other
    assert beads == side_by_side(text, other)


def test_sentences_stand_beside_their_translation() -> None:
    assert pairs(KOREAN, ENGLISH) == [
        ("2003년 11월에 혜산에서 강을 건넜습니다.", "In November 2003 I crossed the river at Hyesan."),
        ("그때 열일곱 살이었습니다.", "I was seventeen then."),
        ("연길에서 팔렸습니다.", "I was sold in Yanji."),
        ("삼 년 뒤에 그 집을 떠났습니다.", "Three years later I left that house."),
    ]


def test_a_paragraph_that_was_left_out_pushes_no_other_aside() -> None:
    whole = [
        f"{name} " + "word " * length for name, length in zip("abcdef", (9, 40, 14, 70, 6, 31), strict=True)
    ]
    left = [each for each in whole if not each.startswith("c")]
    found = pairs("\n\n".join(whole), "\n\n".join(left))
    assert "d " in found[2][0]
    assert [(text[:1], other[:1]) for text, other in found] == [
        ("a", "a"),
        ("b", "b"),
        ("c", "d"),
        ("e", "e"),
        ("f", "f"),
    ]


def test_a_span_finds_its_counterpart_and_the_way_back() -> None:
    beads = side_by_side(KOREAN, ENGLISH)
    start = KOREAN.index("연길")
    there = counterpart(beads, start, start + 2)
    assert there is not None
    assert ENGLISH[slice(*there)].strip() == "I was sold in Yanji."
    back = counterpart([each.turned() for each in beads], *there)
    assert back is not None
    assert KOREAN[slice(*back)].strip() == "연길에서 팔렸습니다."
    assert counterpart(beads, len(KOREAN) + 5, len(KOREAN) + 9) is None


def test_a_full_stop_in_a_number_ends_no_sentence() -> None:
    text = "It cost 3.5 times as much. 她说：“走吧。”他没有走。"
    found = [text[low:high].strip() for low, high in sentences(text, (0, len(text)))]
    assert found == ["It cost 3.5 times as much.", "她说：“走吧。”", "他没有走。"]


def test_texts_that_are_too_unlike_are_laid_side_by_side_as_wholes() -> None:
    text, other = "One line.\n" * 1200, "行。\n" * 9000
    begun = time.process_time()
    [bead] = side_by_side(text, other)
    assert time.process_time() - begun < 5
    assert (bead.start, bead.end, bead.other_start, bead.other_end) == (0, len(text), 0, len(other))


def test_a_long_text_is_aligned_in_time() -> None:
    lengths = [20 + each % 37 for each in range(1500)]
    begun = time.process_time()
    groups = align(lengths, lengths[:1460])
    assert time.process_time() - begun < 10
    assert (sum(each for each, _ in groups), sum(each for _, each in groups)) == (1500, 1460)


@pytest.mark.parametrize(
    ("beads", "found"),
    [
        ([Bead(0, 4, 0, 5), Bead(4, 8, 5, 5), Bead(8, 12, 5, 9)], (0, 9)),
        ([Bead(0, 4, 0, 5), Bead(4, 6, 5, 5), Bead(6, 8, 5, 5)], (0, 5)),
        ([Bead(0, 8, 0, 0), Bead(8, 12, 0, 9)], (0, 9)),
        ([Bead(0, 4, 0, 5), Bead(4, 8, 5, 7), Bead(8, 12, 7, 9)], (5, 7)),
        ([Bead(0, 12, 0, 0)], None),
    ],
)
def test_where_nothing_stands_for_words_they_may_stand_beside(
    beads: list[Bead], found: tuple[int, int] | None
) -> None:
    assert around(beads, 5, 7) == found


def test_what_may_stand_beside_a_row_that_says_nothing_is_sought_where_others_speak_too() -> None:
    beads = [Bead(0, 10, 0, 20), Bead(10, 20, 20, 20), Bead(20, 30, 20, 30)]
    assert around(beads, 10, 25) == (0, 30)
    assert around(beads, 5, 15) == (0, 30)
    assert around(beads, 21, 25) == (20, 30)
    assert around(beads, 15, 15) is None
    assert around(beads, 30, 40) is None
