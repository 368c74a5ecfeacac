"""Names in Latin letters: romanised Korean in any system, pinyin, and capitals after a title or a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bearwitness.intake.masking.proposal import Found
from bearwitness.intake.masking.words import choice, words

_PINYIN = r"[A-Z][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ']{1,11}(?:[-\s][A-Z][a-zāáǎàēéěèīíǐìōóǒòūúǔùü']{1,6})?"
_OF_PLACES = ("do", "gun", "si", "ri", "gu", "gang", "up", "dong", "myon", "bukto", "namdo", "cun", "tun")
"""What a hyphened name of a place ends in."""
_WORD = r"[A-Z][A-Za-zŏŭ'’-]+"


def find_latin_names(text: str) -> Iterator[Found]:
    """Surname and given name in either order, and capitalised words that are said to be a name."""
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            words_of = text[start:end].split()
            while words_of and words_of[-1].rstrip("'’s") in words("latin_not_names"):
                end = start + text[start:end].rindex(words_of.pop())
                end = start + len(text[start:end].rstrip())
            if words_of and words_of[0] not in words("latin_not_names"):
                yield "Name", start, end


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    korean, chinese = choice("latin_korean_surnames"), choice("pinyin_surnames")
    end = r"(?![A-Za-z])"
    hyphened = r"[A-Z][a-zŏŭ']{1,6}[-‐–][A-Za-z][a-zŏŭ']{0,6}"
    syllables = r"[A-Z][a-zŏŭ']{1,6}\s[A-Z][a-zŏŭ']{1,6}"
    place = "".join(f"(?<!-{each})" for each in _OF_PLACES)
    return (
        re.compile(rf"\b(?P<name>[A-Z][a-z]{{1,7}}\s{hyphened}){place}{end}"),
        re.compile(rf"\b(?P<name>(?:{korean})\s(?:{hyphened}|{syllables})){end}"),
        re.compile(rf"\b(?P<name>{hyphened}\s(?:{korean})){end}"),
        re.compile(rf"\b(?P<name>(?:{korean})\s[A-Z][a-zŏŭ']{{4,11}}){end}"),
        re.compile(rf"\b(?P<name>(?:{chinese})\s{_PINYIN}){end}"),
        re.compile(rf"\b(?:{choice('latin_titles')})\.?\s(?P<name>{_WORD}(?:\s{_WORD})?){end}"),
        re.compile(rf"\b(?:{choice('latin_cues')})\s[\"'“‘]?(?P<name>{_WORD}(?:\s{_WORD}){{0,2}}){end}"),
    )
