"""`bearwitness figures`: where published figures come from, and the page that shows it; no casebook."""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.original import read_original
from bearwitness.cli.pages_folder import write_pages
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.domain.genealogy import Genealogy

DATA = "figures.json"


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the two tables and the folder."""

    def words(name: str) -> str:
        return message(f"patterns.genealogy.cli.{name}", language)

    parser.add_argument("figures", type=Path, metavar="FIGURES.csv", help=words("figures"))
    parser.add_argument("sources", type=Path, metavar="SOURCES.csv", help=words("sources"))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=words("out"))
    parser.add_argument("--json", action="store_true", help=words("json"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Trace, write the pages, and say what was found."""
    from bearwitness.intake.text import document_of
    from bearwitness.patterns.genealogy import read_figures, read_sources, trace
    from bearwitness.report import page_name
    from bearwitness.report.genealogy import render_genealogy

    sources = read_sources(document_of(read_original(chosen.sources)).text)
    figures = read_figures(document_of(read_original(chosen.figures)).text, sources)
    genealogy = trace(figures, sources)
    found = json.dumps(genealogy.to_json(language), ensure_ascii=False)
    write_pages(chosen.out, DATA, found, partial(render_genealogy, genealogy), "genealogy")
    if chosen.json:
        print(found)
    else:
        print("\n".join(_lines(genealogy, chosen.out / page_name(language), language)))
    return 0


def _lines(genealogy: Genealogy, page: Path, language: Language) -> list[str]:
    def words(name: str, **values: object) -> str:
        return message(f"patterns.genealogy.cli.{name}", language, **values)

    return [
        words(
            "found",
            figures=len(genealogy.figures),
            sources=len(genealogy.sources),
            families=len(genealogy.families),
            origins=len({genealogy.origin(each.id) for each in genealogy.figures}),
        ),
        words("differ", number=len({each.child for each in genealogy.changes})),
        words(
            "checks",
            number=len([each for each in genealogy.checks if not each.ok]),
            all=len(genealogy.checks),
        ),
        words("page", path=page),
    ]
