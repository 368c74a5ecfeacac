"""A file of codings to begin with: what the machine found in a text, and nothing decided."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.lists.mapping import Column
from bearwitness.intake.lists.values import value_of
from bearwitness.intake.written import fitting_properties, written

_HEAD = """\
# Proposals only. For each passage set accept: yes or no; where yes, say of whom, which property, and correct the
# value. Add passages that were missed. Then: bearwitness code PATH SOURCE THIS-FILE, and delete this file.
# Say of one person that she is the survivor, on words such as "I": {property: role, value: Survivor}. Until then no
# figure counts this testimony.
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
    fitting = fitting_properties(found)
    name = fitting[0].id if len(fitting) == 1 else ""
    stated = written(found)
    sure = fitting and value_of(Column(header="", property=fitting[0].id, values={}, forms=()), stated)
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
        f"        value: {json.dumps(stated, ensure_ascii=False) if sure else ''}".rstrip() + doubt,
    ]
