"""What the templates of the desk show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

from bearwitness.actions.coding.read_text import CodedText, read_text
from bearwitness.actions.coding.retract_claim import REASONS
from bearwitness.casebook.texts import source_of
from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.messages import Language
from bearwitness.domain.subject import SubjectKind
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.words import in_words
from bearwitness.intake.written import fitting_properties, written
from bearwitness.web.forms import Choice
from bearwitness.web.pages.desk.reader import is_guarded, segments
from bearwitness.web.pages.desk.standing import proposals, standing_lines, subject_names
from bearwitness.web.request import PageRequest

JOINED: dict[Language, str] = {"en": ", ", "ko": ", ", "zh": "、"}
"""Stands between the items of a list."""
NEW = "new:"
"""Begins the choice of a subject that is not there yet."""


def read(request: PageRequest, text_id: str) -> CodedText:
    """Text by its identifier; the reading is logged.

    Raises
    ------
    NoSuchItem
        There is none, or it is closed.
    """
    return read_text(request.casebook, source_of(text_id), text_id)


def shown(request: PageRequest, text_id: str, since: datetime | None = None) -> dict[str, object]:
    """Text, claims and choices; `since` is when whoever works here last saw them."""
    coded, language = read(request, text_id), request.language
    names, found = subject_names(coded, language), proposals(coded)
    guarded = {claim.property for _, claim in coded.claims if is_guarded(claim)}
    return {
        "text": text_id,
        "versions": [each for each in coded.versions if each != text_id],
        "segments": segments(coded.text, coded.claims, found),
        "passages": standing_lines(coded, names, language, since, request.casebook.actor),
        "count": len(coded.claims),
        "proposals": [_proposal(each, language) for each in found],
        "notes": JOINED[language].join(
            sorted(codebook().property(each).labels[language] for each in guarded)
        ),
        "own": any(claim.by == request.casebook.actor for _, claim in coded.claims),
        "unfolded": bool(request.session.get("unfolded")),
        "seen": datetime.now(UTC).isoformat(),
        "fresh": new_identifier("P")[2:],
        "subjects": [*(Choice(value=each, label=words) for each, words in names.items()), *_new(language)],
        "properties": _properties(language),
        "basis": _codes("basis", language),
        "reliability": _codes("reliability", language),
        "roles": _codes("person_role", language),
        "reasons": sorted(REASONS),
    }


def _proposal(found: Candidate, language: Language) -> dict[str, object]:
    """What the page's script needs of a proposal."""
    return {
        "start": found.start,
        "end": found.end,
        "kind": found.kind,
        "quote": found.quote,
        "words": in_words(found, language),
        "value": written(found),
        "properties": [each.id for each in fitting_properties(found)],
    }


def _new(language: Language) -> list[Choice]:
    kinds: tuple[SubjectKind, ...] = get_args(SubjectKind)
    return [
        Choice(value=f"{NEW}{kind}", label=f"+ {codebook().kinds[kind].labels[language]}") for kind in kinds
    ]


def _properties(language: Language) -> list[Choice]:
    """All properties by label, each with the kinds of subject that have it."""
    return [
        Choice(value=each.id, label=property_words(each, language))
        for each in sorted(codebook().properties.values(), key=lambda one: one.labels[language].lower())
    ]


def property_words(wanted: Property, language: Language) -> str:
    """Label of a property, with the kinds of subject that it belongs to."""
    kinds = ", ".join(codebook().kinds[kind].labels[language] for kind in wanted.subjects)
    return f"{wanted.labels[language]} ({kinds})"


def _codes(name: str, language: Language) -> list[Choice]:
    codes = codebook().list(name).codes.values()
    return [Choice(value=each.code, label=each.labels[language]) for each in codes]
