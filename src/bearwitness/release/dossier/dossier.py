"""The files of a dossier: a page to read, the same as data, and the chain from each passage to its file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bearwitness.domain.dossier import Dossier
from bearwitness.domain.elements import Cited, ElementsSheet
from bearwitness.domain.messages import Language
from bearwitness.domain.value import value_to_json
from bearwitness.release.bundle.sheet import write_csv
from bearwitness.release.quoting.second_look import left_out, never_leaving
from bearwitness.report.dossier_page import render_dossier

Row = list[str | int | None]

_PASSAGES = ("person", "element", "for_or_against", "claim", "passage", "text", "start", "end", "words")
_TRACED = ("words_sha256", "source", "source_sha256", "basis", "reliability")
_SOURCES = ("source", "kind", "sha256", "received_at", "shared_until", "child")
_CUSTODY = ("seq", "at", "keeper", "verb", "object", "digest")


def dossier_files(dossier: Dossier, language: Language) -> dict[str, bytes]:
    """Payload of the bag, by path.

    A child's words are not in it, only where they stand and their hash; of words on what never leaves, only where.
    """
    sources: list[Row] = [
        [each.id, each.kind, each.sha256, each.received_at, each.shared_until, int(each.child)]
        for each in dossier.sources
    ]
    custody: list[Row] = [[getattr(each, name) for name in _CUSTODY] for each in dossier.custody]
    sheets = json.dumps(dossier_data(dossier), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {
        "dossier.html": render_dossier(dossier, language).encode(),
        "elements.json": sheets.encode(),
        "passages.csv": write_csv([*_PASSAGES, *_TRACED], _passages(dossier)).encode(),
        "sources.csv": write_csv(_SOURCES, sources).encode(),
        "custody.csv": write_csv(_CUSTODY, custody).encode(),
    }


def guarded(dossier: Dossier) -> Dossier:
    """The dossier without what never leaves, to whomever it goes: names, numbers, addresses and places finer than the county.

    Masking should have taken them out before; what the finders still see in a passage is left out and marked, and so is
    the hash of its words, by which a name is soon guessed.
    """
    cut: set[str] = set()
    sheets = tuple(_guarded(each, cut) for each in dossier.sheets)
    return replace(dossier, sheets=sheets, cut=tuple(sorted(cut)))


def _guarded(sheet: ElementsSheet, cut: set[str]) -> ElementsSheet:
    rows = tuple(
        replace(
            row,
            supporting=tuple(_without(each, cut) for each in row.supporting),
            opposing=tuple(_without(each, cut) for each in row.opposing),
        )
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def _without(cited: Cited, cut: set[str]) -> Cited:
    passage = cited.trace.passage
    spans = never_leaving(passage.quote)
    if not spans:
        return cited
    cut.add(passage.id)
    words = replace(passage, quote=left_out(passage.quote, spans), quote_sha256="")
    return replace(cited, trace=replace(cited.trace, passage=words))


def contents(dossier: Dossier) -> str:
    """SHA-256 of what would be handed over, in hex, without the custody record, which grows as it is read."""
    whole = {"sheets": dossier_data(dossier), "sources": [each.sha256 for each in dossier.sources]}
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def hidden_words(dossier: Dossier) -> frozenset[str]:
    """Sources of which no word leaves."""
    return frozenset(each.id for each in dossier.sources if each.child)


def dossier_data(dossier: Dossier) -> list[dict[str, Any]]:
    """Every sheet as it is handed over, for JSON."""
    hidden = hidden_words(dossier)
    return [
        {
            "person": sheet.person_id,
            "child": sheet.child.name,
            "elements": [
                {
                    "element": row.element,
                    "needed": row.needed.name,
                    "standard_of_proof": row.assessment.standard if row.assessment else "",
                    "overtaken": bool(row.assessment and row.assessment.overtaken),
                    "for": [_claim(each, hidden) for each in row.supporting],
                    "against": [_claim(each, hidden) for each in row.opposing],
                }
                for row in sheet.rows
            ],
        }
        for sheet in dossier.sheets
    ]


def _claim(cited: Cited, hidden: frozenset[str]) -> dict[str, Any]:
    claim, trace = cited.claim, cited.trace
    return {
        "claim": claim.id,
        "subject": claim.subject_id,
        "property": claim.property,
        "value": value_to_json(claim.value),
        "basis": claim.basis,
        "reliability": claim.reliability,
        "passage": trace.passage.id,
        "words": "" if trace.source_id in hidden else trace.passage.quote,
        "words_sha256": trace.passage.quote_sha256,
        "source": trace.source_id,
        "source_sha256": trace.source_sha256,
    }


def _passages(dossier: Dossier) -> Iterator[Row]:
    hidden = hidden_words(dossier)
    for sheet in dossier.sheets:
        for element, side, cited in _sides(sheet):
            told = _claim(cited, hidden)
            passage = cited.trace.passage
            yield [
                *(sheet.person_id, element, side, told["claim"], passage.id, passage.text_id),
                *(passage.start, passage.end, told["words"], told["words_sha256"], told["source"]),
                *(told["source_sha256"], told["basis"], told["reliability"]),
            ]


def _sides(sheet: ElementsSheet) -> Iterator[tuple[str, str, Cited]]:
    for row in sheet.rows:
        yield from ((row.element, "for", each) for each in row.supporting)
        yield from ((row.element, "against", each) for each in row.opposing)
