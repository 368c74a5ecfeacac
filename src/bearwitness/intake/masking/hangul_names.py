"""Korean names in Hangul: a surname and given syllables, told from words by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bearwitness.intake.masking.proposal import Found
from bearwitness.intake.masking.words import choice, words

_LETTER = "가-힣"


def find_hangul_names(text: str) -> Iterator[Found]:
    """Full names, names with a title, and names that are said to be one."""
    for pattern, sure in _patterns():
        for match in pattern.finditer(text):
            if sure or not _is_a_word(match["name"], match["after"]):
                yield "Name", *match.span("name")


def given_name(full: str) -> str:
    """Given name of a full name, by which she may be called further on; empty where it is too short to tell."""
    if not re.fullmatch(f"[{_LETTER}]{{3}}", full) or full[0] not in words("hangul_surnames"):
        return ""
    return full[1:]


def calls(given: str) -> str:
    """Regular expression for a given name that stands alone, perhaps with a particle."""
    return rf"(?<![{_LETTER}]){re.escape(given)}(?=(?:{choice('hangul_titles')})?(?:{choice('hangul_particles')})?(?![{_LETTER}]))"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    surname, particle, title = choice("hangul_surnames"), choice("hangul_particles"), choice("hangul_titles")
    given = f"[{''.join(sorted(words('hangul_given')))}]"
    last = f"[{''.join(sorted(words('hangul_last')))}]"
    start, end = rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])"
    titled = rf"{start}(?P<name>(?:{surname})[{_LETTER}]{{1,2}})(?P<after>)(?=\s?(?:{title})(?:{particle}|들)?{end})"
    short = rf"{start}(?P<name>(?:{surname}))(?P<after>)(?=\s?(?:씨|여사|동무|사장)(?!앗|름|족))"
    said = rf"(?:이름은|이름이|이름을|성함은|가명은|별명은)\s?[\"'‘“]?(?P<name>[{_LETTER}]{{2,4}}?)(?P<after>)(?=[\"'’”]?(?:{particle}|이다|이었|였|입니다|이에요|예요|라며)*{end})"
    quoted = rf"{start}(?P<name>(?:{surname})?[{_LETTER}]{{2}})(?P<after>)(?=(?:이라는|라는|이라고\s?하는|라고\s?하는|이라고\s?불|라고\s?불)\s?(?:이름|사람|여자|남자|브로커|아이|언니|오빠)?)"
    own = rf"(?:저는|나는|제가|내가)\s(?P<name>(?:{surname})[{_LETTER}]{{2}})(?P<after>)(?=입니다|이다|이라고|라고|이에요|예요|이올시다)"
    role = rf"{start}(?:{choice('hangul_roles')}),?\s(?P<name>(?:{surname})[{_LETTER}]{{1,2}}?)(?P<after>(?:{particle})){end}"
    chinese, sure = choice("hangul_pinyin_surnames"), choice("hangul_pinyin_sure")
    syllable = f"(?:{choice('hangul_pinyin_given')})"
    met = rf"{start}(?:{choice('hangul_roles')}),?\s(?P<name>(?:{chinese}){syllable}{{1,3}})(?P<after>(?:{particle})?){end}"
    longer = rf"{start}(?P<name>(?:{chinese}){syllable}{{2,3}}|(?:{sure}){syllable})(?P<after>(?:{particle})?){end}"
    plain = rf"{start}(?P<name>(?:{surname}){given}{last})(?P<after>(?:{particle})?){end}"
    return (
        (re.compile(titled), False),
        (re.compile(short), True),
        (re.compile(said), True),
        (re.compile(quoted), False),
        (re.compile(own), False),
        (re.compile(role), False),
        (re.compile(met), False),
        (re.compile(longer), False),
        (re.compile(plain), False),
    )


def _is_a_word(name: str, after: str) -> bool:
    """Whether what looks like a name is, with what follows it, one of the words known not to be one."""
    stop = words("hangul_not_names")
    return name in stop or any((name + after).startswith(each) for each in stop)
