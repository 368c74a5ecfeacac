"""Names across scripts: what agrees, what does not, by how much."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.linkage.names.book import NameBook
from bearwitness.linkage.names.fold import disguised, folded
from bearwitness.linkage.names.hangul import joined, parts, southern
from bearwitness.linkage.names.likeness import Likeness, likelihood_ratios
from bearwitness.linkage.names.read_name import read_name
from bearwitness.linkage.names.romanised import inventory, spelled


def bits(a: str, b: str) -> float:
    """Evidence of two names for one person, in bits."""
    book = NameBook.of([a, b])
    left, right = (np.array([[book.number[each], -1]]) for each in (a, b))
    return math.log2(likelihood_ratios(book, Likeness.of(book), left, right)[0])


SAME = (
    "김영희",
    "金英姬",
    "Kim Yong-hui",
    "Kim Younghee",
    "Jin Yingji",
    "KIM YŎNG-HŬI",
    "younghee kim",
    "Kimyonghui",
)


@pytest.mark.parametrize("a", SAME)
@pytest.mark.parametrize("b", SAME)
def test_one_name_in_every_script(a: str, b: str) -> None:
    assert bits(a, b) > 3


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("이련희", "리연희"),
        ("李英淑", "Rhee Young-sook"),
        ("李英淑", "Ri Yong Suk"),
        ("朴順玉", "Piao Shunyu"),
        ("朴顺玉", "Pak Sun Ok"),
        ("朴順玉", "Park Soon-ok"),
        ("최정숙", "Ch'oe Chŏng-suk"),
        ("崔貞淑", "Cui Zhen-shu"),
        ("류금란", "Yoo Geum-ran"),
        ("림춘화", "Im Chun-hwa"),
        ("金보람", "Kim Boram"),
        ("남궁영희", "Namgung Yong Hui"),
        ("呂美花", "Lv Meihua"),
        ("呂美花", "Lü Meihua"),
        ("김영희", "Kim Yongghui"),
        ("정경희", "Jung Kyung-hee"),
        ("김설매", "Kim Sol Mae"),
    ],
)
def test_ways_of_writing_one_name(a: str, b: str) -> None:
    assert bits(a, b) > 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("김영희", "박순철"),
        ("김영희", "김철수"),
        ("金英姬", "金春哲"),
        ("Kim Yong-hui", "Choe Myong-ok"),
        ("金英姬", "Jin Yongzhe"),
        ("王丽", "John Smith"),
    ],
)
def test_names_of_two_persons(a: str, b: str) -> None:
    assert bits(a, b) < 0


def test_like_sounds_lie_between() -> None:
    assert bits("김영희", "김용희") > bits("김영희", "김철희")
    assert bits("김영희", "김영희") > bits("김영희", "김용희")


def test_another_surname_speaks_against() -> None:
    assert bits("김영희", "박영희") < bits("김영희", "김영희") - 6


def test_rare_names_say_more() -> None:
    assert bits("제갈보람", "제갈보람") > bits("김영희", "김영희") + 5


def test_a_character_says_more_than_its_sound() -> None:
    assert bits("김영희", "金英姬") > 5
    assert bits("金英姬", "金英姬") > bits("김영희", "金英姬") > bits("金英姬", "金永熙")


def test_surname_alone_is_weak_and_says_nothing_of_the_given_name() -> None:
    assert 0 < bits("김씨", "Kim Yong-hui") < 4
    assert all(each.says_nothing for each in read_name("김씨"))


def test_a_missing_syllable_still_speaks() -> None:
    assert 0 < bits("김영희", "Kim Hui") < bits("김영희", "Kim Yong-hui")


@pytest.mark.parametrize(
    "name", ["Maria da Silva", "王小红", "Nguyễn Thị Hoa", "Иван", "田中花子", "-", "?", "  ", "金"]
)
def test_other_names_pass(name: str) -> None:
    readings = read_name(name)
    assert readings == () or math.isclose(sum(each.weight for each in readings), 1)
    if readings:
        assert bits(name, name) > 0


def test_look_alike_letters_are_folded_and_noticed() -> None:
    assert folded("Kіm Yоng-hui") == "kim yong-hui"
    assert disguised("Kіm Yоng-hui")
    assert not disguised("Kim Yong-hui")
    assert not disguised("김영희")
    assert folded("ＫＩＭ　Ｙｏｎｇ") == "kim yong"


@given(st.text(max_size=24))
def test_any_text_is_read_or_left(text: str) -> None:
    readings = read_name(text)
    assert all(0 < each.weight <= 1.000001 for each in readings)


def test_parts_and_whole() -> None:
    assert all(joined(*parts(each)) == each for each in inventory())
    assert [southern(each) for each in "리련로녀김"] == list("이연노여김")


def test_spellings_are_shares() -> None:
    for syllable in inventory():
        assert 0.8 < sum(spelled(syllable).values()) <= 1.0001, syllable


def test_readings_of_characters() -> None:
    from bearwitness.linkage.names.tables import characters

    assert set(characters()["金"].hangul) == {"금", "김"}
    assert characters()["丽"].hangul == {"려": 1.0, "리": 1.0} or "려" in characters()["丽"].hangul
    assert characters()["女"].pinyin == ("nv",)
