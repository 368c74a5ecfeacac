"""`bearwitness elements PATH PERSON show|assess`: what speaks for and against each legal element."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bearwitness.cli.steps import answer, needed, opened, step_arguments, step_of
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.elements import Cited, ElementRow

STEPS = ("show", "assess")
NONE = "none"
"""Said in place of a standard of proof where none is reached."""


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the person, the step, and an assessment."""

    def words(name: str) -> str:
        return message(f"care.cli.{name}", language)

    step_arguments(parser, "elements", STEPS, language)
    parser.add_argument("--element", metavar="CODE", help=words("elements_element"))
    parser.add_argument("--standard", metavar="CODE", help=words("elements_standard"))
    parser.add_argument("--reason", metavar="TEXT", help=words("judged_reason"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Show the sheet, or sign an assessment of one element."""
    from bearwitness.domain.codebook import codebook

    person, step = step_of(chosen, STEPS)
    if step == "assess":
        needed(chosen.element, "--element", "PalermoAct")
        needed(chosen.standard, "--standard", " | ".join((*codebook().codes("proof_standard"), NONE)))
        needed(chosen.reason, "--reason", '"two passages, one of an eyewitness"')
    with opened(chosen, language) as casebook:
        {"show": _show, "assess": _assess}[step](casebook, person, chosen, language)
    return 0


def _show(casebook: Casebook, person: str, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.coding.elements_sheet import elements_sheet
    from bearwitness.actions.coding.read_text import reading_role

    sheet = elements_sheet(casebook, reading_role(casebook, "analyse"), person)
    told = [row for row in sheet.rows if row.supporting or row.opposing or row.assessment]
    said = [line for row in told for line in _lines(row, language)]
    said += _silent([row for row in sheet.rows if row not in told], language)
    answer(
        chosen,
        said,
        person=person,
        child=sheet.child.name.lower(),
        missing=list(sheet.missing),
        rows=[_object(row) for row in sheet.rows],
    )


def _assess(casebook: Casebook, person: str, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.coding.assess_element import assess_element
    from bearwitness.actions.coding.read_text import reading_role

    standard = None if chosen.standard == NONE else chosen.standard
    role = reading_role(casebook, "analyse")
    made = assess_element(casebook, role, person, chosen.element, standard=standard, reason=chosen.reason)
    answer(chosen, message("care.cli.reviewed", language, id=made.id), assessment=made.id)


def _silent(rows: list[ElementRow], language: Language) -> list[str]:
    """The elements of which no passage says anything, those that are needed apart from the others."""
    from bearwitness.domain.codebook import codebook

    lines = []
    for name, missing in (("missing", True), ("silent", False)):
        labels = [
            codebook().label("legal_element", row.element, language) for row in rows if row.missing == missing
        ]
        if labels:
            words = message(f"web_recalls.cli_elements_{name}", language, count=len(labels))
            lines += [words, *(f"  {label}" for label in labels)]
    return lines


def _lines(row: ElementRow, language: Language) -> list[str]:
    from bearwitness.domain.codebook import codebook

    missing = message("care.cli.elements_missing", language) if row.missing else ""
    counts = {"supporting": len(row.supporting), "opposing": len(row.opposing), "missing": missing}
    label = codebook().label("legal_element", row.element, language)
    lines = [message("care.cli.elements_row", language, label=label, **counts)]
    for sign, cited in (("+", row.supporting), ("-", row.opposing)):
        lines += [f"  {sign} {each.trace.source_id}  “{each.trace.passage.quote}”" for each in cited]
    if row.assessment is not None:
        reached = row.assessment.standard
        standard = (
            codebook().label("proof_standard", reached, language)
            if reached
            else message("care.cli.elements_no_standard", language)
        )
        overtaken = message("care.cli.elements_overtaken", language) if row.assessment.overtaken else ""
        said = {"standard": standard, "by": row.assessment.by, "overtaken": overtaken}
        lines.append(message("care.cli.elements_standing", language, **said))
    return lines


def _object(row: ElementRow) -> dict[str, object]:
    made = row.assessment
    return {
        "element": row.element,
        "needed": row.needed.name.lower(),
        "supporting": [_cited(each) for each in row.supporting],
        "opposing": [_cited(each) for each in row.opposing],
        "assessment": made and {"standard": made.standard, "by": made.by, "overtaken": made.overtaken},
    }


def _cited(each: Cited) -> dict[str, object]:
    return {
        "claim": each.claim.id,
        "passage": each.trace.passage.id,
        "source": each.trace.source_id,
        "sha256": each.trace.source_sha256,
    }
