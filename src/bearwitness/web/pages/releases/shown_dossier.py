"""A dossier as its approvers see it: everything that the recipient would hold."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.codebook import codebook
from bearwitness.domain.dossier import Dossier, SharedSource
from bearwitness.domain.elements import Cited, ElementRow, ElementsSheet
from bearwitness.domain.messages import Language
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.verdict import Verdict
from bearwitness.release.dossier.dossier import hidden_words
from bearwitness.report.words import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim for or against an element, and the words that would be handed over; none where they are withheld."""

    property: str
    value: str
    words: str
    withheld: str
    weighed: str
    claim: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownElement:
    """One element of a sheet."""

    element: str
    standard: str
    overtaken: bool
    supporting: tuple[ShownClaim, ...]
    opposing: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """The sheet of one person; `child` is a sentence where she was one, or may have been."""

    person: str
    child: str
    elements: tuple[ShownElement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDossier:
    """All of it; of the record of custody only how long it is."""

    sheets: tuple[ShownSheet, ...]
    sources: tuple[SharedSource, ...]
    custody: int
    withheld: int
    cut: int


def shown_dossier(dossier: Dossier, language: Language) -> ShownDossier:
    """What would be handed over, in the words of the page's reader."""
    say = Speaker(language=language)
    shut = hidden_words(dossier)
    sheets = tuple(_sheet(each, dossier, shut, say) for each in dossier.sheets)
    withheld = {
        claim.claim
        for sheet in sheets
        for row in sheet.elements
        for claim in (*row.supporting, *row.opposing)
        if claim.withheld
    }
    return ShownDossier(
        sheets=sheets,
        sources=dossier.sources,
        custody=len(dossier.custody),
        withheld=len(withheld),
        cut=len(dossier.cut),
    )


def _sheet(sheet: ElementsSheet, dossier: Dossier, shut: frozenset[str], say: Speaker) -> ShownSheet:
    child = {Verdict.YES: "child", Verdict.MAYBE: "maybe_child"}.get(sheet.child)
    return ShownSheet(
        person=sheet.person_id,
        child=say(f"dossier.{child}") if child else "",
        elements=tuple(_element(each, dossier, shut, say) for each in sheet.rows),
    )


def _element(row: ElementRow, dossier: Dossier, shut: frozenset[str], say: Speaker) -> ShownElement:
    found, book = row.assessment, codebook()
    reached = found is not None and found.standard
    return ShownElement(
        element=book.label("legal_element", row.element, say.language),
        standard=book.label("proof_standard", found.standard, say.language) if found and reached else "",
        overtaken=bool(found and found.overtaken),
        supporting=tuple(_claim(each, dossier, shut, say) for each in row.supporting),
        opposing=tuple(_claim(each, dossier, shut, say) for each in row.opposing),
    )


def _claim(cited: Cited, dossier: Dossier, shut: frozenset[str], say: Speaker) -> ShownClaim:
    claim, passage, book = cited.claim, cited.trace.passage, codebook()
    reason = ""
    if cited.trace.source_id in shut:
        reason = say("dossier.childs_words")
    elif passage.id in dossier.closed:
        reason = say("dossier.closed_words")
    return ShownClaim(
        property=book.property(claim.property).labels[say.language],
        value=value_words(claim.value, say.language),
        words="" if reason else passage.quote,
        withheld=reason,
        weighed=say(
            "dossier.weighed",
            basis=book.label("basis", claim.basis, say.language),
            reliability=book.label("reliability", claim.reliability, say.language),
        ),
        claim=claim.id,
        source=cited.trace.source_id,
    )
