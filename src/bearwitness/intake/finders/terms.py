"""Codebook terms by literal cue phrases: the list in `unit`, the code in `about`.

A negation close before a cue is kept as the hedge "not": the text says that it was not so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bearwitness.domain.codebook import edition
from bearwitness.domain.codebook.in_force import own_codes
from bearwitness.domain.messages import LANGUAGES
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.sheet import Sheet

CUES = Path(__file__).parent.with_name("cues.yaml")
_ENDINGS = r"(?:e?s|'s)?"
_BORROWED = tuple(f" [{language}]" for language in LANGUAGES)
"""Ends a label that a team's file gives in another language only."""
_LEAST = 4
"""Bytes of a label that can be a cue: four Latin letters, two signs of Korean or Chinese."""
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|none|nobody|without|nor)|n't)(?:\s(?:been|be|being|yet|ever|a|an|the|to|any|actually))*\s$|[未没](?:有|被|曾)?(?:被)?$|不是$|并非$|从?不$|无$|从未(?:被)?$|(?:^|[\s])(?:안|못)\s$"
)
_NOT_AFTER = re.compile(
    r"(?:되|하|당하)?지\s?(?:않|못|아니)|(?:가|이|은|는)\s(?:아니|없)|(?:된|한|당한)\s(?:적이|일이|적은|일은)\s없"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Cue phrases, folded, to the (list, code) they stand for; and one pattern that finds them all."""

    codes: Mapping[str, tuple[str, str]]
    pattern: re.Pattern[str]


def cues() -> Cues:
    """Cues that ship with the package, and the labels of a team's own codes."""
    return _cues(edition())


@cache
def _cues(_edition: int) -> Cues:
    tree = yaml.safe_load(CUES.read_text(encoding="utf-8"))
    codes: dict[str, tuple[str, str]] = {}
    for list_id, entries in tree.items():
        for code, languages in entries.items():
            for phrases in languages.values():
                codes |= {str(phrase).lower(): (list_id, code) for phrase in phrases}
    codes = _labels() | codes
    latin = sorted((p for p in codes if p.isascii()), key=len, reverse=True)
    korean = sorted((p for p in codes if re.search("[가-힣]", p)), key=len, reverse=True)
    chinese = sorted((p for p in codes if not p.isascii() and p not in korean), key=len, reverse=True)
    pattern = (
        rf"(?<![a-z0-9'-])(?P<latin>{'|'.join(map(_spaced, latin))}){_ENDINGS}(?![a-z0-9-])"
        rf"|(?<![가-힣])(?P<korean>{'|'.join(map(_spaced, korean))})|(?P<chinese>{'|'.join(map(_spaced, chinese))})"
    )
    return Cues(codes=codes, pattern=re.compile(pattern))


def _labels() -> dict[str, tuple[str, str]]:
    """Labels of a team's own codes in the languages that its file gives; a label of two codes is no cue."""
    found: dict[str, set[tuple[str, str]]] = {}
    for list_id, code in own_codes():
        for label in code.labels.values():
            if not label.endswith(_BORROWED) and len(label.encode()) >= _LEAST:
                found.setdefault(label.lower(), set()).add((list_id, code.code))
    return {label: next(iter(its)) for label, its in found.items() if len(its) == 1}


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"[\s-]" if phrase.isascii() else r"\s?")


def find_terms(sheet: Sheet) -> list[Candidate]:
    """Terms of a text."""
    found = []
    known = cues()
    for match in known.pattern.finditer(sheet.plain):
        list_id, code = _code(known, match)
        start, end = match.span()
        found.append(
            Candidate(
                kind="term",
                low=None,
                high=None,
                unit=list_id,
                hedge="not" if _negated(sheet.plain, start, end) else None,
                about=code,
                start=start,
                end=end,
                quote=sheet.quote(start, end),
            )
        )
    return found


def _code(known: Cues, match: re.Match[str]) -> tuple[str, str]:
    words = str(match[str(match.lastgroup)])
    tight = "".join(words.split())
    plain = words.replace("\n", " ")
    for form in (plain, plain.replace("-", " ")):
        if form in known.codes:
            return known.codes[form]
    return next(code for phrase, code in known.codes.items() if phrase.replace(" ", "") == tight)


def _negated(plain: str, start: int, end: int) -> bool:
    return bool(_NOT_BEFORE.search(plain[max(0, start - 28) : start]) or _NOT_AFTER.match(plain, end))
