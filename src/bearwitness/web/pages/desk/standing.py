"""What stands on a text: its claims by passage, the subjects they speak of, and what the machine proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bearwitness.actions.coding.read_text import CodedText
from bearwitness.casebook.disagreement import disagreeing
from bearwitness.casebook.refused_proposals import refused_proposals
from bearwitness.casebook.subject_kinds import kinds_of
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.value import tag_of
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.read import read_candidates
from bearwitness.intake.written import fitting_properties
from bearwitness.web.pages.desk.reader import is_guarded
from bearwitness.web.value_words import short, value_words


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
    """One passage with its claims."""

    passage: PassageRecord
    lines: tuple[ClaimLine, ...]
    guarded: bool


def standing_lines(
    coded: CodedText, names: Mapping[str, str], language: Language, since: datetime | None, actor: str
) -> list[PassageLines]:
    """Claims by passage, in the order of the text; `fresh` are those that others added after `since`."""
    torn = disagreeing(claim for _, claim in coded.claims)
    guarded = {passage.id for passage, claim in coded.claims if is_guarded(claim)}
    by_passage: dict[str, tuple[PassageRecord, list[ClaimLine]]] = {}
    for passage, claim in coded.claims:
        fresh = since is not None and claim.at > since and claim.by != actor
        line = _line(claim, names, language, claim.id in torn, fresh)
        by_passage.setdefault(passage.id, (passage, []))[1].append(line)
    return [
        PassageLines(passage=passage, lines=tuple(lines), guarded=passage.id in guarded)
        for passage, lines in by_passage.values()
    ]


def subject_names(coded: CodedText, language: Language) -> dict[str, str]:
    """Words for each subject that the text speaks of: its token, its kind, the parts that it has here."""
    tokens = {subject: token for token, subject in coded.tokens.items()}
    named = {claim.subject_id for _, claim in coded.claims} | set(tokens)
    named |= {claim.value.subject_id for _, claim in coded.claims if isinstance(claim.value, SubjectRef)}
    kinds = kinds_of(named)
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
        for each, kind in kinds.items()
    }


def proposals(coded: CodedText) -> list[Candidate]:
    """What the machine would code, without what was refused and without what a claim of that type says already."""
    said = [(passage.start, passage.end, tag_of(claim.value)) for passage, claim in coded.claims]
    refused = refused_proposals(coded.text_id)
    return [
        each
        for each in read_candidates(coded.text)
        if (each.start, each.end, each.kind) not in refused
        and fitting_properties(each)
        and not any(start < each.end and end > each.start and kind == each.kind for start, end, kind in said)
    ]


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
