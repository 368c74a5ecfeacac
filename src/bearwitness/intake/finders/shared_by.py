"""What a share is of: the nearest noun phrase, as it stands in the text, or nothing where that is unclear."""

from __future__ import annotations

import re

from bearwitness.intake.finders.people import CHINESE_MODIFIER, CHINESE_NOUN, ENGLISH_NOUN, KOREAN_NOUN

_OF = re.compile(
    r"\sof\s(?:all\s)?(?:the\s|these\s|those\s|its\s|their\s|our\s|such\s)?(?:total\s|entire\s)?(?:[0-9][0-9,]*\s)?(?P<words>[a-z'-]+(?:\s[a-z'-]+){0,4})"
)
_NO_NOUN = frozenset(["them", "whom", "which", "it", "us", "you", "this", "that", "these", "those", "all"])
_STOP = re.compile(
    r"\s(?:of|are|is|was|were|be|been|have|has|had|in|on|at|from|to|who|that|which|with|by|for|and|or|but|said|say|told|report"
    r"|reported|came|come|went|go|live|lived|work|worked|did|do|do|will|would|could|can|may|might|must|sent|sold|taken|left)\b.*"
)
_PERSON = re.compile(rf"\b{ENGLISH_NOUN.pattern}")
_ENGLISH_AFTER = re.compile(rf"\s(?P<noun>{ENGLISH_NOUN.pattern})")
_KOREAN_BEFORE = re.compile(
    rf"{KOREAN_NOUN.pattern}들?(?:의|\s?중의?|\s?중에서|\s?중에|\s?가운데|\s?중에서는)?(?:\s약)?\s?$"
)
_KOREAN_AFTER = re.compile(rf"(?:의|에 해당하는|에 이르는)\s(?:북한\s|탈북\s|이\s)?{KOREAN_NOUN.pattern}")
_CHINESE_BEFORE = re.compile(rf"{CHINESE_NOUN.pattern}(?:当中|之中|中间|中|里)?(?:的|有|，有)?$")
_CHINESE_AFTER = re.compile(rf"的?(?:这些|这类|此类|该类)?{CHINESE_MODIFIER}{CHINESE_NOUN.pattern}")


def share_of(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand for the whole that the share from start to end is part of."""
    if english := _OF.match(plain, end, end + 80):
        return _head(plain, *english.span("words"))
    for after in (_ENGLISH_AFTER, _KOREAN_AFTER, _CHINESE_AFTER):
        if found := after.match(plain, end):
            return found.span("noun")
    at = max(0, start - 16)
    for before in (_KOREAN_BEFORE, _CHINESE_BEFORE):
        if found := before.search(plain[at:start]):
            return at + found.start("noun"), at + found.end("noun")
    return None


def _head(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Words up to the first that cannot belong to the phrase; a noun for persons where there is one."""
    words = plain[start:end]
    phrase = _STOP.sub("", words, count=1)
    if noun := _PERSON.search(phrase):
        return start + noun.start(), start + noun.end()
    if phrase.split()[0] in _NO_NOUN or (phrase == words and " " in words) or len(phrase.split()) > 2:
        return None
    return start, start + len(phrase)
