"""Who says who she is: invented names and numbers, which the casebook then masks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from bearwitness.demo.world.draw import one_of
from bearwitness.demo.world.korean import in_style
from bearwitness.demo.world.testimony import Testimony
from bearwitness.domain.masking import Mask
from bearwitness.domain.messages import Language

_POLITE = re.compile("(?<!아)니다[.]")
NAMES: Mapping[Language, tuple[Sequence[str], Sequence[str], str]] = {
    "ko": (
        ("편", "맹", "탁", "옥", "표", "길"),
        ("솔별", "늬온", "담결", "찬샘", "새별", "온새", "단솔", "별하", "샘결", "늘찬", "솔온", "결하"),
        "",
    ),
    "zh": (
        ("孟", "田", "石", "方", "史", "易"),
        ("禾云", "木青", "水月", "石禾", "云木", "青禾", "月石", "禾青", "木云", "水禾", "云石", "青水"),
        "",
    ),
    "en": (
        ("Pyon", "Maeng", "Tak", "Ok", "Pyo", "Kil"),
        (
            *("Sol-byol", "Nui-on", "Dam-gyol", "Chan-saem", "Sae-byol", "On-sae"),
            *("Dan-sol", "Byol-ha", "Saem-gyol", "Nul-chan", "Sol-on", "Gyol-ha"),
        ),
        " ",
    ),
}
"""Surnames and given names of nobody."""
FRAMES: Mapping[Language, Sequence[str]] = {
    "ko": (
        "{저는|나는} {name}{입니다|이다}. ",
        "{제|내} 이름은 {name}{입니다|이다}. ",
        "{제|내} 이름은 {name}, 전화는 {phone}{입니다|이다}. ",
        "{name}, 그것이 {제|내} 이름{입니다|이다}. ",
    ),
    "zh": ("我叫{name}。", "我的名字是{name}。", "我叫{name}，电话{phone}。", "{name}，这是我的名字。"),
    "en": (
        "My name is {name}. ",
        "I am called {name}. ",
        "My name is {name} and my number is {phone}. ",
        "{name} is the name I was given. ",
    ),
}
TOKENS: Mapping[Language, Mapping[str, str]] = {
    "ko": {"Name": "[이름 1]", "Phone": "[전화 1]"},
    "zh": {"Name": "[姓名1]", "Phone": "[电话1]"},
    "en": {"Name": "[P1]", "Phone": "[Phone1]"},
}


def introduce(rng: np.random.Generator, said: Testimony, language: Language) -> Testimony:
    """Put before a testimony who is speaking, with the spans that its documenter masks."""
    surnames, given, gap = NAMES[language]
    words = {
        "Name": f"{one_of(rng, surnames)}{gap}{one_of(rng, given)}",
        "Phone": f"010-0000-{int(rng.integers(1000, 9999))}",
    }
    plain = language == "ko" and _POLITE.search(said.text) is None
    frame = in_style(one_of(rng, FRAMES[language]), plain)
    first = frame.format(name=words["Name"], phone=words["Phone"])
    masks = tuple(
        Mask(start=at, end=at + len(hidden), kind=kind, token=TOKENS[language][kind])
        for kind, hidden in words.items()
        if (at := first.find(hidden)) >= 0
    )
    moved = tuple(
        replace(each, start=each.start + len(first), end=each.end + len(first)) for each in said.codings
    )
    return Testimony(text=first + said.text, codings=moved, masks=masks)
