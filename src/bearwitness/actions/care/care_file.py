"""The files in which a team writes down a risk assessment, or help that can be offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bearwitness.actions.care.record_risk import ABOUT, Risk
from bearwitness.actions.errors import BadEntry
from bearwitness.domain.answer import day_of
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text

_RISK = frozenset({"date", "levels", "own_view", "next_review", "note"})
_HELP = ("service", "language", "region", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpEntry:
    """A service, as it is to be put on the list."""

    service: str
    language: str
    region: str
    words: str


def risk_of(text: str) -> Risk:
    """Read a risk assessment.

    Raises
    ------
    BadEntry
        Says where, and how to write it; never what stood there.
    """
    top = _top(
        text,
        _RISK,
        "{date: 2026-05-01, levels: {survivor: Low, ...}, own_view: ..., next_review: 2027-05-01}",
    )
    levels, known = top.get("levels"), codebook().codes("risk_level")
    if not isinstance(levels, Mapping) or set(levels) != set(ABOUT):
        raise BadEntry(place="levels", example=f"{{{', '.join(f'{each}: Low' for each in ABOUT)}}}")
    for about, level in levels.items():
        if level not in known:
            raise BadEntry(place=f"levels, {about}", example=" | ".join(known))
    on, review = _day(top, "date"), _day(top, "next_review")
    if review <= on:
        raise BadEntry(place="next_review", example="a day after the assessment")
    return Risk(
        on=on,
        levels={str(about): str(level) for about, level in levels.items()},
        own_view=_words(top, "own_view", "She thinks it safe to be counted"),
        next_review=review,
        note=str(top.get("note") or ""),
    )


def help_of(text: str) -> HelpEntry:
    """Read a service that can be offered.

    Raises
    ------
    BadEntry
    """
    top = _top(text, frozenset(_HELP), "{service: Health, language: ko, region: jilin, words: ...}")
    found = {name: _words(top, name, f"{name} in words") for name in _HELP}
    for name, code_list in (("service", "referral_service"), ("language", "language")):
        known = codebook().codes(code_list)
        if found[name] not in known:
            raise BadEntry(place=name, example=" | ".join(sorted(known)))
    if found["region"] not in Gazetteer.load().places:
        raise BadEntry(place="region", example="jilin, or another id of the gazetteer")
    return HelpEntry(**found)


def _top(text: str, known: frozenset[str], example: str) -> Mapping[object, object]:
    try:
        tree = read_yaml_text(text)
    except NotYaml as error:
        raise BadEntry(place=f"line {error.line}", example=example) from None
    if not isinstance(tree, Mapping) or not set(tree) <= known:
        raise BadEntry(place="the top", example=example)
    return tree


def _day(top: Mapping[object, object], name: str) -> date:
    day = day_of(top.get(name))
    if day is None:
        raise BadEntry(place=name, example="2026-05-01")
    return day


def _words(top: Mapping[object, object], name: str, example: str) -> str:
    words = "no" if top.get(name) is False and name == "language" else top.get(name)
    if not isinstance(words, str) or not words.strip():
        raise BadEntry(place=name, example=example)
    return words.strip()
