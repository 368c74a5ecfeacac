"""A file of codings to begin with: what the machine found in a text, and nothing decided."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.property import Property
from bearwitness.intake.candidate import Bound, Candidate
from bearwitness.intake.lists.mapping import Column
from bearwitness.intake.lists.values import value_of

_HEAD = """\
# Proposals only. For each passage set accept: yes or no; where yes, say of whom, which property, and correct the
# value. Add passages that were missed. Then: bearwitness code PATH SOURCE THIS-FILE, and delete this file.
basis:            # FirstHand, Eyewitness, Hearsay, Document, Inferred; a claim may have its own
reliability:      # HighlyReliable, LikelyReliable, Unsure, LikelyUnreliable, HighlyUnreliable, Unknown
"""
AROUND = 24
"""Characters of the text that are shown on each side of what was found."""


def codings_template(text: str, candidates: Iterable[Candidate], tokens: Iterable[str]) -> str:
    """YAML of all proposals, undecided: as it stands it is refused, so that nothing enters without a person's yes.

    A property is filled in only where just one fits; words of doubt stand beside the value, to be weighed by whoever
    decides.
    """
    tokens = sorted(tokens)
    lines = [_HEAD.rstrip()]
    if tokens:
        lines += ["# tokens of this text, each a person: " + ", ".join(tokens)]
    example = f"{{her: {json.dumps(tokens[0], ensure_ascii=False)}}}" if tokens else "{her: Person}"
    lines += [f"subjects:         # such as {example}", "passages:"]
    for each in candidates:
        lines += _entry(text, each)
    return "\n".join(lines) + "\n"


def _entry(text: str, found: Candidate) -> list[str]:
    before, after = text[max(0, found.start - AROUND) : found.start], text[found.end : found.end + AROUND]
    around = " ".join(f"{before}⟦{found.quote}⟧{after}".split())
    fitting = _fitting(found)
    name = fitting[0].id if len(fitting) == 1 else ""
    written = _notation(found)
    sure = fitting and value_of(Column(header="", property=fitting[0].id, values={}, forms=()), written)
    doubt = f"   # {json.dumps(found.hedge, ensure_ascii=False)}" if found.hedge else ""
    several = f"   # {', '.join(each.id for each in fitting)}" if len(fitting) > 1 else ""
    return [
        f"  # {around}",
        "  - accept:",
        f"    quote: {json.dumps(found.quote, ensure_ascii=False)}",
        f"    start: {found.start}",
        f"    end: {found.end}",
        "    claims:",
        "      - subject:",
        f"        property: {name}".rstrip() + several,
        f"        value: {json.dumps(written, ensure_ascii=False) if sure else ''}".rstrip() + doubt,
    ]


def _fitting(found: Candidate) -> list[Property]:
    """Properties that could hold what was found."""
    return [
        each
        for each in codebook().properties.values()
        if each.type == found.kind and (found.kind != "term" or each.list == found.unit)
    ]


def _notation(found: Candidate) -> str:
    """The value in the codebook's own notation, as far as the expression states it."""
    if found.kind in ("place", "term"):
        return found.about or ""
    if found.kind == "date":
        low, high = (_day(each) for each in (found.low, found.high))
        return low if low == high else f"{low}/{high}"
    bounds = _bounds(found.low, found.high)
    if found.kind == "money":
        per = f" per {found.about}" if found.about else ""
        return f"{bounds} {found.unit}{per}"
    return f"{bounds} persons" if found.kind == "count" else bounds


def _day(bound: Bound) -> str:
    return ".." if bound is None else str(bound)


def _bounds(low: Bound, high: Bound) -> str:
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
