"""Hangul syllables and their parts, by the arithmetic of the Unicode Standard (chapter 3.12)."""

from __future__ import annotations

from functools import cache

from bearwitness.linkage.names.tables import spellings

FIRST = ord("가")
SYLLABLES = 11172
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


def is_hangul(text: str) -> bool:
    """Whether every character is a whole Hangul syllable."""
    return bool(text) and all("가" <= each <= "힣" for each in text)


def number(syllable: str) -> int:
    """Place of a syllable in the block, 0 to 11171."""
    return ord(syllable) - FIRST


def parts(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final (empty where there is none)."""
    place = number(syllable)
    return INITIALS[place // 588], VOWELS[place % 588 // 28], FINALS[place % 28]


def joined(initial: str, vowel: str, final: str) -> str:
    """Syllable of its parts."""
    place = INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final)
    return chr(FIRST + place)


@cache
def southern(syllable: str) -> str:
    """First syllable of a name as the South spells it: 리 becomes 이, 련 연, 로 노, 녀 여."""
    initial, vowel, final = parts(syllable)
    return joined(spellings().initial_sounds.get(initial, {}).get(vowel, initial), vowel, final)


@cache
def sound_class(syllable: str) -> int:
    """Number of the class of syllables that are easily taken for one another."""
    alike = spellings().alike
    place = 0
    for part, classes in zip(parts(syllable), alike, strict=True):
        found = next((n for n, each in enumerate(classes) if part and part in each), 0)
        place = place * 16 + found
    return place
