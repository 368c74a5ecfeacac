"""The word lists of this room, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import cast

from bearwitness.domain.messages import LANGUAGES, Language


@cache
def words(name: str) -> frozenset[str]:
    """Words of a list; a list written without spaces is one of single characters."""
    text = str(_lists()[name])
    parts = re.findall(r"'[^']+'|\S+", text)
    if len(parts) == 1:
        return frozenset(parts[0])
    return frozenset(each.strip("'") for each in parts)


def choice(name: str) -> str:
    """Regular expression for any word of a list, longest first."""
    return "|".join(
        re.escape(each).replace(r"\ ", r"\s") for each in sorted(words(name), key=lambda w: (-len(w), w))
    )


def label(kind: str, language: Language) -> str:
    """What a token of a kind begins with."""
    return str(cast(dict[str, dict[str, str]], _lists()["labels"])[language][kind])


def language_of_text(text: str) -> Language:
    """Language of most letters; English where there are none of the others."""
    hangul = len(re.findall("[가-힣]", text))
    han = len(re.findall("[一-鿿]", text))
    latin = len(re.findall("[A-Za-z]", text)) / 4
    most = max(((latin, 0), (hangul, 1), (han, 2)), key=lambda pair: pair[0])
    return LANGUAGES[most[1]]


@cache
def _lists() -> dict[str, object]:
    from bearwitness.domain.yaml_file import read_yaml

    return read_yaml(Path(__file__).with_name("words.yaml"))
