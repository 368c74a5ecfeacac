"""The texts read as written by many, in three languages, and tell nothing that must not be told."""

import re
from collections import Counter
from typing import Any

import pytest

from bearwitness.demo.world import World
from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.korean import in_style, particle
from bearwitness.domain.messages import LANGUAGES, Language

LENGTH: dict[Language, tuple[int, int]] = {"en": (60, 165), "ko": (35, 125), "zh": (95, 300)}
"""Words in English and Korean, characters in Chinese."""
FORBIDDEN = {
    "en": r"\b(rape|raped|brutal|naked|blood|slave|virgin|torture|Kim|Lee|Park|Li|Wang|Zhang|pastor|church|embassy|safe house|route)\b",
    "ko": r"강간|겁탈|알몸|성노예|피투성이|김씨|이씨|박씨|목사|교회|대사관|은신처|메콩",
    "zh": r"强奸|裸|性奴|血|金某|李某|王某|牧师|教会|大使馆|藏身|湄公河|[A-Za-z]",
}
KINDS = ("home", "left", "age", "crossing", "means", "exploitation", "price", "control", "doubt", "outcome")


def spoken(world: World, language: Language) -> list[str]:
    return [
        source.text
        for source in world.sources
        if source.kind == "testimony" and source.language == language and not source.child
    ]


def frames(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [frame for each in tree.values() for frame in frames(each)]
    return list(tree)


@pytest.mark.parametrize("language", LANGUAGES)
def test_length(world: World, language: Language) -> None:
    low, high = LENGTH[language]
    for text in spoken(world, language):
        assert low <= (len(text) if language == "zh" else len(text.split())) <= high, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_forbidden_is_said(world: World, language: Language) -> None:
    texts = [source.text for source in world.sources if source.language == language]
    for text in texts if language != "zh" else spoken(world, language):
        assert re.search(FORBIDDEN[language], text) is None, text
    assert re.search(FORBIDDEN["en"], "at the church")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_texts_read_alike(world: World, language: Language) -> None:
    texts = spoken(world, language)
    assert len(set(texts)) == len(texts)
    sentences = Counter(each for text in texts for each in re.split(r"(?<=[.。])\s*", text) if each)
    assert max(sentences.values()) <= 8
    whole = [frozenset(re.split(r"(?<=[.。])\s*", text)) - {""} for text in texts]
    shared = [len(a & b) for i, a in enumerate(whole) for b in whole[i + 1 :]]
    assert max(shared) <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_are_many(language: Language) -> None:
    for kind in KINDS:
        found = frames(bank(language)[kind])
        assert len(set(found)) == len(found) >= 12, kind
    assert set(bank(language)) == set(bank("en"))
    assert frames(bank(language)["control"]) != frames(bank("en")["control"]) or language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_has_the_same_codes(language: Language) -> None:
    for kind in ("means", "exploitation", "control", "outcome", "price", "home", "age"):
        assert list(bank(language)[kind]) == list(bank("en")[kind])


def test_korean_keeps_one_style(world: World) -> None:
    styles = Counter[bool]()
    for text in spoken(world, "ko"):
        polite = {bool(re.search("(?<!아)니다\\.$", sentence)) for sentence in re.findall(r"[^.]+\.", text)}
        assert len(polite) == 1, text
        styles[polite.pop()] += 1
    assert min(styles.values()) >= 10


def test_korean_particles() -> None:
    assert [particle(word, "을/를") for word in ("위안", "달러", "")] == ["을", "를", "를"]
    assert (
        in_style("{저는|나는} 떠났습니다. {제|내} 집{입니다|이다}.", plain=True) == "나는 떠났다. 내 집이다."
    )
    assert in_style("{저는|나는} 떠났습니다.", plain=False) == "저는 떠났습니다."


def test_chinese_punctuation_is_full_width(world: World) -> None:
    for text in spoken(world, "zh"):
        assert re.search(r"[,;:?!.()]| (?=\S)", text) is None, text
    for source in world.sources:
        if source.language == "zh":
            assert re.search("[一-鿿][,;:?!]|[,;:?!][一-鿿]", source.text) is None


def test_help_is_never_told_in_detail(world: World) -> None:
    for text in spoken(world, "en"):
        for sentence in re.findall(r"[^.]*\bhelped\b[^.]*\.|[^.]*\bhelp\b[^.]*\.", text):
            assert re.search(r"[Ss]omeone helped me|With help from someone", sentence)
