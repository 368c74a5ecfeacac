"""`bearwitness read FILE`: candidate claims of one document; no casebook, nothing stored."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.intake.candidate import Candidate
    from bearwitness.intake.text import Document


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the document and the form of the answer."""
    parser.add_argument("file", metavar="FILE", help=message("intake.read.file", language))
    parser.add_argument("--json", action="store_true", help=message("intake.read.json", language))


def run(options: argparse.Namespace, language: Language) -> int:
    """Read the document and print what was found."""
    from pathlib import Path

    from bearwitness.intake.read import read_candidates
    from bearwitness.intake.text import read_document

    document = read_document(Path(options.file))
    candidates = read_candidates(document.text)
    if options.json:
        print(json.dumps(_object(document, candidates), ensure_ascii=False))
    else:
        print("\n".join(_listing(document, candidates, language)))
    return 0


def _object(document: Document, candidates: list[Candidate]) -> dict[str, object]:
    return {
        "format": 1,
        "text": {"sha256": document.sha256, "length": document.length},
        "candidates": [candidate.to_json() for candidate in candidates],
    }


def _listing(document: Document, candidates: list[Candidate], language: Language) -> list[str]:
    from bearwitness.cli.columns import aligned
    from bearwitness.intake.words import in_words

    if not candidates:
        return [message("intake.read.none", language)]
    heads = [message(f"intake.read.{name}", language) for name in ("position", "kind", "reading", "quote")]
    rows = [
        (
            f"{each.start}-{each.end}",
            message(f"intake.kinds.{each.kind}", language),
            in_words(each, language),
            " ".join(each.quote.split()),
        )
        for each in candidates
    ]
    found = message("intake.read.found", language, count=len(candidates), length=f"{document.length:,}")
    return [found, "", *aligned([tuple(heads), *rows]), "", message("intake.read.proposals", language)]
