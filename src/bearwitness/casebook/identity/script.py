"""The script that a name is written in."""

from __future__ import annotations

import re
from typing import Literal, get_args

Script = Literal["Hangul", "Han", "Latin", "Other"]
SCRIPTS: tuple[Script, ...] = get_args(Script)
SYSTEMS = ("", "RR", "MR", "DPRK", "Pinyin", "WadeGiles", "Own")
"""Systems of romanisation, for names in Latin letters: a romanised name alone never says who somebody is (I4)."""


def script_of(words: str) -> Script:
    """Script of the first letter that has one of the three."""
    for letter in words:
        if re.match("[가-힣ㄱ-ㆎ]", letter):
            return "Hangul"
        if re.match("[一-鿿㐀-䶿]", letter):
            return "Han"
        if letter.isalpha() and letter < "ɐ":
            return "Latin"
    return "Other"
