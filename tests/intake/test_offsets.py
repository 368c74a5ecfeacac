"""Whatever the text, every quote stands where it says and none overlap."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.read import read_candidates
from bearwitness.intake.sheet import sheet_of

PIECES = [
    "12", "29", "1,000", "2003", "3만", "20万", "열두", "두세", "十一二", "百", "two hundred", "eleven", " or ", " to ", "-", "~", "에서", "至", " and ",
    "between ", "about ", "약 ", "约", "over ", " 이상", "以上", " years old", "살", "岁", " yuan", "위안", "元", "$", "%", " women", " 명", "名妇女", "년", "年", "5월",
    "of the ", "sold", "중국", "朝鲜", "North Korea", "(", ")", "\n", ". ", "，", "İ", "ß", "\u200b", "é", "１２", "％", "–", "👩",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


def overlapping(candidates: list[Candidate]) -> bool:
    return any(a.end > b.start for a, b in itertools.pairwise(candidates))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_quotes_stand_where_they_say(text: str) -> None:
    found = read_candidates(text)
    assert all(text[each.start : each.end] == each.quote for each in found)
    assert found == sorted(found, key=lambda each: each.start)
    assert not overlapping(found)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_bounds_are_in_order(text: str) -> None:
    for each in read_candidates(text):
        if isinstance(each.low, int | float) and isinstance(each.high, int | float):
            assert each.low <= each.high
        assert each.quote.strip() == each.quote
        assert each.kind in ("place", "term") or not (each.low is None and each.high is None)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(sheet_of(text).plain) == len(text)


def test_text_before_shifts_offsets_and_nothing_else() -> None:
    text = "약 30위안, 12 women, 在中国"
    moved = [(c.start - 5, c.end - 5, c.low, c.about) for c in read_candidates("👩가。\n\n" + text)]
    assert moved == [(c.start, c.end, c.low, c.about) for c in read_candidates(text)]
