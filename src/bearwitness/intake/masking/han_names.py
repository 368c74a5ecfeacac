"""Names in Hanja or Hanzi: a surname and one or two characters, told by a cue, a title or the characters themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bearwitness.intake.masking.proposal import Found
from bearwitness.intake.masking.words import choice, words


def find_han_names(text: str) -> Iterator[Found]:
    """Full names, names after a cue or before a title, and familiar forms such as 老 and a surname."""
    for pattern in _patterns():
        for match in pattern.finditer(text):
            yield "Name", *match.span("name")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    surname = f"[{''.join(sorted(words('han_surnames')))}]"
    given = f"[{''.join(sorted(words('han_given')))}]"
    title = choice("han_titles")
    safe = f"[{''.join(sorted(words('han_safe_surnames')))}]"
    wide = f"[{''.join(sorted(words('han_given') | words('han_more_given')))}]"
    before = rf"(?<![一-鿿])|(?<=[叫和与與跟让讓被把给給对對向找见見是来來])|(?:{choice('han_roles')})"
    verb = "的说說和与與跟对對把被给給在是来來去就也都又常收很没沒有要让讓带帶从從向打告拿问問一，。；：、！？）】」』”’\\s]|$"
    return (
        re.compile(rf"(?P<name>{surname}{given}{{2}})"),
        re.compile(rf"(?P<name>(?:{safe}|[金于任方史江]){wide}{{2}})"),
        re.compile(rf"(?:{before})(?P<name>{safe}[一-鿿])(?=[{verb})"),
        re.compile(rf"(?:{before})(?P<name>{safe}[一-鿿]{{2}})(?=[{verb})"),
        re.compile(rf"(?:{choice('han_roles')})(?P<name>{surname}[一-鿿]{{1,2}}?)(?=[{verb})"),
        re.compile(rf"(?P<name>{surname}[一-鿿]{{0,2}}?)(?={title})"),
        re.compile(rf"(?:{choice('han_cues')})[：:“‘「\s]?(?P<name>{surname}[一-鿿]{{1,2}}?)(?=[{verb})"),
        re.compile(rf"(?P<name>[老小阿]{surname})(?=[{verb})"),
        re.compile(rf"(?P<name>阿{given})(?=[{verb})"),
    )
