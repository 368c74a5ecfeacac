"""What stands on a text: its claims by passage, and the subjects they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bearwitness.actions.coding.read_text import CodedText
from bearwitness.casebook.disagreement import disagreeing
from bearwitness.casebook.subject_kinds import kinds_of
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language
from bearwitness.domain.messages.value_words import short, value_words
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim in words."""

    id: str
    subject: str
    subject_words: str
    property_words: str
    value_words: str
    basis: str
    reliability: str
    against: bool
    by: str
    disagrees: bool
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLines:
    """One passage with its claims.

    Attributes
    ----------
    words
        As they may leave now: folded in parts, where another passage within them is.
    folded
        Number of their characters, where all of them are folded; else 0.
    there
        What stands for them in the text beside this one, if there is one.
    place
        Where they stand in the file, such as the time in a recording.
    """

    passage: PassageRecord
    lines: tuple[ClaimLine, ...]
    words: str
    folded: int
    there: str
    place: str


def claim_lines(
    coded: CodedText, names: Mapping[str, str], language: Language, since: datetime | None, actor: str
) -> dict[str, tuple[ClaimLine, ...]]:
    """Claims by passage, in the order of the text; `fresh` are those that others added after `since`."""
    torn = disagreeing(claim for _, claim in coded.claims)
    found: dict[str, list[ClaimLine]] = {}
    for passage, claim in coded.claims:
        fresh = since is not None and claim.at > since and claim.by != actor
        line = _line(claim, names, language, claim.id in torn, fresh)
        found.setdefault(passage.id, []).append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def subject_names(coded: CodedText, language: Language) -> dict[str, str]:
    """Words for each subject that the text speaks of: its token, its kind, the parts that it has here."""
    tokens = {subject: token for token, subject in coded.tokens.items()}
    named = {claim.subject_id for _, claim in coded.claims} | set(tokens)
    named |= {claim.value.subject_id for _, claim in coded.claims if isinstance(claim.value, SubjectRef)}
    kinds = kinds_of(named)
    first = text_order(coded)
    parts: dict[str, list[str]] = {}
    for _, claim in coded.claims:
        if claim.property == "role" and isinstance(claim.value, Term) and not claim.against:
            parts.setdefault(claim.subject_id, []).append(value_words(claim.value, language))
    return {
        each: " · ".join(
            [
                *([tokens[each]] if each in tokens else []),
                codebook().kinds[kind].labels[language],
                *dict.fromkeys(parts.get(each, [])),
                short(each),
            ]
        )
        for each, kind in sorted(kinds.items(), key=lambda item: first.get(item[0], len(coded.text)))
    }


def text_order(coded: CodedText) -> dict[str, int]:
    """Where the text first speaks of each subject: at its token, or at a passage with a claim on it."""
    places = [(claim.subject_id, passage.start) for passage, claim in coded.claims]
    places += [
        (subject, at) for token, subject in coded.tokens.items() if (at := coded.text.find(token)) >= 0
    ]
    first: dict[str, int] = {}
    for subject, at in places:
        first[subject] = min(at, first.get(subject, at))
    return first


def _line(
    claim: ClaimRecord, names: Mapping[str, str], language: Language, disagrees: bool, fresh: bool
) -> ClaimLine:
    book = codebook()
    return ClaimLine(
        id=claim.id,
        subject=claim.subject_id,
        subject_words=names.get(claim.subject_id, short(claim.subject_id)),
        property_words=book.property(claim.property).labels[language],
        value_words=value_words(claim.value, language),
        basis=book.label("basis", claim.basis, language),
        reliability=book.label("reliability", claim.reliability, language),
        against=claim.against,
        by=claim.by,
        disagrees=disagrees,
        fresh=fresh,
    )
