"""`bearwitness risk PATH [SOURCE] record|show|due`: what could happen to somebody because of a testimony."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.steps import answer, needed, opened, step_arguments, step_of
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.care.show_risks import Assessed
    from bearwitness.casebook.handle import Casebook

STEPS = ("record", "show", "due")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the source, the step, and the file of an assessment."""
    step_arguments(parser, "risk", STEPS, language)
    parser.add_argument("--file", metavar="FILE", type=Path, help=message("care.cli.risk_file", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Record, show, or say what is due."""
    source, step = step_of(chosen, STEPS, alone=("due",))
    if step == "record":
        needed(chosen.file, "--file", "risk.yaml")
    with opened(chosen, language) as casebook:
        {"record": _record, "show": _show, "due": _due}[step](casebook, source, chosen, language)
    return 0


def _record(casebook: Casebook, source: str, chosen: argparse.Namespace, language: Language) -> None:
    from datetime import UTC, datetime

    from bearwitness.actions.care.care_file import risk_of
    from bearwitness.actions.care.record_risk import record_risk
    from bearwitness.intake.text import read_document

    risk = risk_of(read_document(chosen.file).text)
    record_risk(casebook, source, risk)
    day = risk.next_review.isoformat()
    said = "recorded" if risk.next_review >= datetime.now(UTC).date() else "past"
    answer(chosen, message(f"care.cli.risk_{said}", language, day=day), next_review=day)


def _show(casebook: Casebook, source: str, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.care.show_risks import show_risks

    found = show_risks(casebook, source)
    said = [line for each in found for line in _lines(each, language)]
    answer(
        chosen, said or message("care.cli.risk_none", language), assessments=[_object(each) for each in found]
    )


def _lines(each: Assessed, language: Language) -> list[str]:
    from bearwitness.domain.codebook import codebook

    risk = each.risk
    levels = [
        message(f"care.cli.about_{about}", language) + ": " + codebook().label("risk_level", level, language)
        for about, level in risk.levels.items()
    ]
    head = message("care.cli.risk_line", language, day=risk.on, review=risk.next_review, by=each.by)
    return [head, *(f"  {line}" for line in levels), f"  “{risk.own_view}”"]


def _object(each: Assessed) -> dict[str, object]:
    risk = each.risk
    return {
        "on": risk.on.isoformat(),
        "next_review": risk.next_review.isoformat(),
        "levels": dict(risk.levels),
        "own_view": risk.own_view,
        "note": risk.note,
        "by": each.by,
    }


def _due(casebook: Casebook, source: str, chosen: argparse.Namespace, language: Language) -> None:
    from dataclasses import asdict

    from bearwitness.actions.care.what_is_due import what_is_due

    due = {name: list(each) for name, each in asdict(what_is_due(casebook)).items()}
    said = [
        message(f"care.cli.due_{name}", language, count=len(each)) + "".join(f"\n  {one}" for one in each)
        for name, each in due.items()
        if each
    ]
    answer(chosen, said or message("care.cli.due_nothing", language), **due)
