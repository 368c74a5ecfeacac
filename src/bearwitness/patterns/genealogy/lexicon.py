"""The words that tell populations apart (`lexicon.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

FACETS = ("sex", "condition", "form", "apart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Phrases in lower case to the facets that they state, and one pattern that finds the longest first."""

    facets: dict[str, frozenset[str]]
    pattern: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    from bearwitness.domain.yaml_file import read_yaml

    tree = read_yaml(Path(__file__).with_name("lexicon.yaml"))
    facets: dict[str, set[str]] = {}
    for facet in FACETS:
        for value, phrases in cast("dict[str, list[str]]", tree[facet]).items():
            for phrase in phrases:
                facets.setdefault(phrase, set()).add(f"{facet}:{value}")
    for phrase in cast("list[str]", tree["fled"]):
        facets.setdefault(phrase, set()).add("fled:yes")
    for phrase in cast("list[str]", tree["plain"]):
        facets.setdefault(phrase, set())
    longest = sorted(facets, key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
    return Lexicon(facets={phrase: frozenset(each) for phrase, each in facets.items()}, pattern=pattern)
