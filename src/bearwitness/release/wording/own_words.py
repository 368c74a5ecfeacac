"""What a plan would show of a team's own codebook: words and codes that nobody outside the team has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bearwitness.domain.codebook import Codebook, codebook
from bearwitness.domain.codebook.in_force import own_codes, own_properties
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.release.planning.plan import Plan

_PARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")


def own_texts(plan: Plan) -> Iterator[tuple[str, Language, str]]:
    """Labels of the team's own codes and properties that a plan names, and what stands in these names: place, language, words.

    A table lists every code that may leave, also where nobody stands, so that all of them are shown.
    """
    asked = {name for each in plan.tables for name in each.by}
    asked |= {name for each in plan.series for name in each.by}
    asked |= set(plan.synthetic.columns) if plan.synthetic else set()
    known = codebook().properties
    lists = {known[name].list or known[name].band for name in asked if name in known}
    for each in own_properties():
        if each.id in asked:
            yield from _texts(f"properties.{each.id}", each.id, each.labels)
    for its, code in own_codes():
        if its in lists and code.sensitivity != "restricted":
            yield from _texts(f"lists.{its}.codes.{code.code}", code.code, code.labels)


def leaving_texts(book: Codebook) -> Iterator[tuple[str, Language, str]]:
    """The same of all that the team's file in a codebook lets leave, whatever plan would show it."""
    for each in own_properties(book):
        if each.publish != "never":
            yield from _texts(f"properties.{each.id}", each.id, each.labels)
    for its, code in own_codes(book):
        if code.sensitivity != "restricted":
            yield from _texts(f"lists.{its}.codes.{code.code}", code.code, code.labels)


def _texts(place: str, name: str, labels: Mapping[Language, str]) -> Iterator[tuple[str, Language, str]]:
    yield place, "en", _PARTS.sub(" ", name)
    borrowed = {f"{text} [{language}]" for language, text in labels.items()}
    for language in LANGUAGES:
        if labels[language] not in borrowed:
            yield f"{place}.{language}", language, labels[language]
