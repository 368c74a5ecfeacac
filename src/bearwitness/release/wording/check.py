"""Flag words that blame a person, make a thing of her, or sell what happened to her (H6); a person decides.

The lists are our own, after what the Murad Code (2022) and WHO's recommendations (2003) ask: no detail beyond what a
finding needs, no language that blames or sensationalises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.words import Words
from bearwitness.domain.yaml_file import read_yaml
from bearwitness.release.planning.plan import Plan

REASONS = ("blaming", "thing", "sensational", "graphic")
"""It blames her or calls her by what was done to her; makes a thing of her; sells; or tells more than a finding needs."""

NUMBER = "number"
"""It tells an exact number where the plan rounds all others."""
YEARS = range(1900, 2100)
"""Numbers that are read as years."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One expression, where it stands, why it is flagged, and what could be written instead."""

    place: str
    language: Language
    words: str
    start: int
    reason: str
    instead: str


def flagged(text: str, language: Language, place: str = "") -> list[Flag]:
    """Return what is flagged in a title, a sentence or a quote, in order; where two overlap, the longer one.

    Examples
    --------
    >>> [(each.words, each.instead) for each in flagged("Shocking lives of prostitutes", "en")]
    [('Shocking', 'the figure itself'), ('prostitutes', 'women who were sexually exploited')]
    """
    found = [
        Flag(
            place=place,
            language=language,
            words=match[0],
            start=match.start(),
            reason=reason,
            instead=instead,
        )
        for pattern, reason, instead in _patterns(language)
        for match in pattern.finditer(text)
    ]
    kept: list[Flag] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda flag: (-len(flag.words), flag.start)):
        span = range(each.start, each.start + len(each.words))
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(each)
    return sorted(kept, key=lambda flag: flag.start)


def plan_flags(plan: Plan) -> list[Flag]:
    """What is flagged in everything that a plan lets a team write freely; where it rounds, exact numbers too."""
    return [
        flag
        for place, language, text in plan_texts(plan)
        for flag in (*flagged(text, language, place), *_exact(plan, text, language, place))
    ]


def _exact(plan: Plan, text: str, language: Language, place: str) -> Iterator[Flag]:
    """Numbers that are no multiple where all numbers of persons are to be: one of them could tell what was rounded."""
    for match in _NUMBER.finditer(text) if plan.rounding else ():
        number, base = int(match[0].replace(",", "")), plan.rounding or 1
        if number >= plan.threshold and number % base and number not in YEARS:
            yield Flag(
                place=place,
                language=language,
                words=match[0],
                start=match.start(),
                reason=NUMBER,
                instead=f"{(number + base // 2) // base * base:,}",
            )


def plan_texts(plan: Plan) -> Iterator[tuple[str, Language, str]]:
    """Every free text of a plan: its place in the file, its language, its words."""
    words: list[tuple[str, Words]] = [("title", plan.title), ("purpose", plan.purpose)]
    words += [(f"tables[{at}].title", each.title) for at, each in enumerate(plan.tables) if each.title]
    words += [(f"series[{at}].title", each.title) for at, each in enumerate(plan.series) if each.title]
    words += [(f"estimates[{at}].frame", each.frame) for at, each in enumerate(plan.estimates)]
    words += [(f"images[{at}].alt", each.alt) for at, each in enumerate(plan.images)]
    words += [(f"weaken[{at}].reason", each.reason) for at, each in enumerate(plan.weaken)]
    for place, each in words:
        for language in LANGUAGES:
            yield f"{place}.{language}", language, each.of(language)


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = read_yaml(Path(__file__).with_name("words.yaml"))[language]
    assert isinstance(rows, list)  # noqa: S101 (our own file; a test reads it)
    return tuple(
        (re.compile(_whole(str(row["words"]), language), re.IGNORECASE), str(row["why"]), str(row["instead"]))
        for row in rows
    )


def _whole(words: str, language: Language) -> str:
    """Whole words where a script parts them."""
    return rf"\b(?:{words})\b" if language == "en" else f"(?:{words})"
