"""The tables behind the readings, each read once: surnames, given syllables, spellings, Han characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

HERE = "bearwitness.linkage.names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surname:
    """Southern and northern Hangul (empty for a Chinese surname), forms of its character, share of people."""

    south: str
    north: str
    han: tuple[str, ...]
    pinyin: str
    share: float
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllable:
    """Syllable of Korean given names: how common as first and as second, and its usual characters."""

    hangul: str
    first: int
    second: int
    characters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Syllables of given names; native ones have no characters; Chinese characters have a class."""

    syllables: tuple[Syllable, ...]
    native: tuple[str, ...]
    chinese: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """Shares of spellings of each part of a syllable, of whole syllables, and the classes of like sounds."""

    initials: Mapping[str, Mapping[str, float]]
    vowels: Mapping[str, Mapping[str, float]]
    finals: Mapping[str, Mapping[str, float]]
    syllables: Mapping[str, Mapping[str, float]]
    alike: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    initial_sounds: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Korean readings with weights, pinyin (usual first), other forms of the character."""

    hangul: Mapping[str, float]
    pinyin: tuple[str, ...]
    forms: str


def _yaml(name: str) -> Any:
    from bearwitness.domain.yaml_file import read_yaml_text

    return read_yaml_text((resources.files(HERE) / name).read_text("utf-8"))


@cache
def surnames() -> tuple[Surname, ...]:
    """Korean surnames, then Chinese ones; shares add to one in each half."""
    tree = _yaml("surnames.yaml")
    total = sum(row[4] for row in tree["korean"])
    korean = [_surname(row, total) for row in tree["korean"]]
    among = sum(row[2] for row in tree["chinese"])
    chinese = [
        Surname(south="", north="", han=tuple(han), pinyin=pinyin, share=count / among)
        for han, pinyin, count in tree["chinese"]
    ]
    return (*korean, *chinese)


def _surname(row: list[Any], total: float) -> Surname:
    south, north, han, pinyin, count, spelled = row
    forms = tuple(han[place : place + len(south)] for place in range(0, len(han), len(south)))
    return Surname(
        south=south,
        north=north,
        han=forms,
        pinyin=pinyin,
        share=count / total,
        spellings=tuple(spelled.split()),
    )


@cache
def given() -> Given:
    """Syllables of given names."""
    tree = _yaml("given.yaml")
    rows = tree["syllables"]
    return Given(
        syllables=tuple(Syllable(hangul=h, first=f, second=s, characters=c) for h, f, s, c in rows),
        native=tuple(tree["native"]),
        chinese=tree["chinese"],
    )


@cache
def spellings() -> Spellings:
    """Spellings of parts of syllables."""
    tree = _yaml("spellings.yaml")
    alike = tree["alike"]
    return Spellings(
        initials=tree["initials"],
        vowels=tree["vowels"],
        finals=tree["finals"],
        syllables=tree["syllables"],
        alike=(tuple(alike["initials"]), tuple(alike["vowels"]), tuple(alike["finals"])),
        initial_sounds=tree["initial_sounds"],
    )


@cache
def characters() -> Mapping[str, Character]:
    """Han characters by themselves; a form without a Korean reading takes those of its other forms."""
    text = (resources.files(HERE) / "han.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    own = {row[0]: _sounds(row[1]) for row in rows}
    return {
        row[0]: Character(
            hangul=own[row[0]] or {s: w for form in row[3] for s, w in own.get(form, {}).items()},
            pinyin=tuple(row[2].split()),
            forms=row[3],
        )
        for row in rows
    }


def _sounds(field: str) -> dict[str, float]:
    return {each.rstrip("*"): 0.1 if each.endswith("*") else 1.0 for each in field.split()}
