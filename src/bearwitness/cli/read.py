"""`bearwitness read FILE`: candidate claims of one document; no casebook, nothing stored."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message
from bearwitness.intake.encoding import ENCODINGS

if TYPE_CHECKING:
    from bearwitness.intake.candidate import Candidate
    from bearwitness.intake.document import Document
    from bearwitness.intake.place import Places


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the document and the form of the answer."""
    parser.add_argument("file", metavar="FILE", help=message("intake.read.file", language))
    parser.add_argument(
        "--encoding", choices=ENCODINGS, metavar="NAME", help=message("intake.read.encoding", language)
    )
    parser.add_argument("--json", action="store_true", help=message("intake.read.json", language))


def run(options: argparse.Namespace, language: Language) -> int:
    """Read the document and print what was found."""
    from pathlib import Path

    from bearwitness.cli.answer import warn
    from bearwitness.cli.original import read_original
    from bearwitness.intake.parsing.parser import Parser, Upload
    from bearwitness.intake.read import read_candidates

    path = Path(options.file)
    upload = Upload(data=read_original(path), name=path.name, encoding=options.encoding)
    with Parser() as parser:
        document = parser.document(upload)
        if "calls" not in parser.protections:
            warn(message("intake.unprotected", language))
    candidates = read_candidates(document.text)
    if options.json:
        print(json.dumps(_object(document, candidates), ensure_ascii=False))
    else:
        print("\n".join(_listing(document, candidates, language)))
    return 0


def _object(document: Document, candidates: list[Candidate]) -> dict[str, object]:
    from bearwitness.intake.place import Places, place_to_json

    places = Places(document.segments)
    found = [places.of(each.start, each.end) for each in candidates]
    return {
        "format": 1,
        "text": {"sha256": document.sha256, "length": document.length},
        "candidates": [candidate.to_json() for candidate in candidates],
        "document": {
            "format": document.format,
            "encoding": document.encoding,
            "notes": [note.to_json() for note in document.notes],
        },
        "places": [place_to_json(each) if each else None for each in found],
    }


def _listing(document: Document, candidates: list[Candidate], language: Language) -> list[str]:
    from bearwitness.cli.columns import aligned
    from bearwitness.intake.place import Places
    from bearwitness.intake.words import in_words

    notes = [message(f"intake.notes.{each.code}", language, value=each.value) for each in document.notes]
    if not candidates:
        return [*notes, message("intake.read.none", language)]
    places = Places(document.segments)
    heads = [message(f"intake.read.{name}", language) for name in ("position", "kind", "reading", "quote")]
    rows = [
        (
            _where(places, each, language),
            message(f"intake.kinds.{each.kind}", language),
            in_words(each, language),
            " ".join(each.quote.split()),
        )
        for each in candidates
    ]
    found = message("intake.read.found", language, count=len(candidates), length=f"{document.length:,}")
    return [
        *notes,
        found,
        "",
        *aligned([tuple(heads), *rows]),
        "",
        message("intake.read.proposals", language),
    ]


def _where(places: Places, candidate: Candidate, language: Language) -> str:
    from bearwitness.intake.place import place_in_words

    found = places.of(candidate.start, candidate.end)
    offsets = f"{candidate.start}-{candidate.end}"
    return offsets if found is None else f"{offsets} ({place_in_words(found, language)})"
