"""A dossier on the command line: what it would hand over, word for word, and the sealed file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.dossier import Dossier
    from bearwitness.domain.elements import Cited, ElementsSheet
    from bearwitness.release.planning.dossier_plan import DossierPlan

Found = tuple[dict[str, object], list[str]]


def checked(casebook: Casebook, plan: DossierPlan, language: Language) -> Found:
    """Show all of it; nothing leaves."""
    from bearwitness.actions.releases.check_dossier import check_dossier
    from bearwitness.release.dossier.dossier import dossier_data

    dossier, mark = check_dossier(casebook, plan)
    lines = [line for sheet in dossier.sheets for line in _sheet(sheet, dossier, language)]
    lines += [f"{each.id} · {each.received_at} · {each.sha256}" for each in dossier.sources]
    return {"sheets": dossier_data(dossier), "sources": len(dossier.sources), "mark": mark}, [
        *lines,
        message("release.cli.nothing_left", language),
        message("release.cli.mark", language, mark=mark),
    ]


def _sheet(sheet: ElementsSheet, dossier: Dossier, language: Language) -> list[str]:
    from bearwitness.domain.codebook import codebook

    lines = [message("report.dossier.person", language, person=sheet.person_id)]
    for row in sheet.rows:
        label = codebook().label("legal_element", row.element, language)
        for side, cited in (("for", row.supporting), ("against", row.opposing)):
            said = message(f"report.dossier.{side}", language)
            lines += [f"{label} · {said}: {_words(each, dossier, language)}" for each in cited]
    return lines


def _words(cited: Cited, dossier: Dossier, language: Language) -> str:
    from bearwitness.release.dossier.dossier import hidden_words

    if cited.trace.source_id in hidden_words(dossier):
        return message("report.dossier.childs_words", language)
    if cited.trace.passage.id in dossier.closed:
        return message("report.dossier.closed_words", language)
    return message("report.dossier.quoted", language, words=cited.trace.passage.quote)


def handed(
    casebook: Casebook, digest: str, out: Path, language: Language
) -> tuple[dict[str, object], list[str]]:
    from bearwitness.actions.releases.hand_dossier import hand_dossier

    handed = hand_dossier(casebook, digest, out)
    words = message(
        "release.cli.handed", language, path=handed.path, sha256=handed.sha256, number=handed.sources
    )
    return {"file": str(handed.path), "sha256": handed.sha256, "sources": handed.sources}, [words]
