"""`bearwitness interview PATH SUBJECT|SOURCE show|plan|stop`: before a person is asked, and when she stops."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from bearwitness.cli.answer import warn
from bearwitness.cli.steps import answer, needed, opened, step_arguments, step_of
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.care.plan_interview import EarlierInterview
    from bearwitness.casebook.handle import Casebook

STEPS = ("show", "plan", "stop")
KEEPING = ("Nothing", "Passages", "Everything")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the person or the testimony, the step, and its answers."""

    def words(name: str) -> str:
        return message(f"care.cli.interview_{name}", language)

    step_arguments(parser, "interview", STEPS, language)
    parser.add_argument("--reason", metavar="CODE", default="", help=words("reason"))
    parser.add_argument("--keep", choices=KEEPING, help=words("keep"))
    parser.add_argument("--passage", metavar="N-...", action="append", default=[], help=words("passage"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Show earlier interviews, plan one, or mark one as stopped."""
    what, step = step_of(chosen, STEPS)
    if step == "stop":
        needed(chosen.keep, "--keep", " | ".join(KEEPING))
    with opened(chosen, language) as casebook:
        {"show": _show, "plan": _plan, "stop": _stop}[step](casebook, what, chosen, language)
    return 0


def _show(casebook: Casebook, person: str, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.care.plan_interview import earlier_interviews

    if person.startswith("S-"):
        _show_stops(casebook, person, chosen, language)
        return
    found = earlier_interviews(casebook, person)
    answer(chosen, _lines(found, language), earlier=[_object(each) for each in found])


def _show_stops(casebook: Casebook, source: str, chosen: argparse.Namespace, language: Language) -> None:
    """Whether she stopped this interview, and what she agreed to keep of it."""
    from bearwitness.actions.sources.show_source import show_source

    stops = show_source(casebook, source).stops
    said = [
        f"{each.at.date().isoformat()}  {each.by}  "
        + message(f"care.cli.interview_kept_{each.code.lower()}", language)
        for each in stops
    ]
    found = [{"at": each.at.isoformat(), "by": each.by, "kept": each.code} for each in stops]
    answer(chosen, said or message("web_recalls.cli_not_stopped", language), stops=found)


def _plan(casebook: Casebook, person: str, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.care.plan_interview import earlier_interviews, plan_interview
    from bearwitness.actions.errors import NeedsReason
    from bearwitness.domain.codebook import codebook

    try:
        found = plan_interview(casebook, person, chosen.reason)
    except NeedsReason:
        warn("\n".join(_lines(earlier_interviews(casebook, person), language)))
        warn(message("care.cli.interview_reasons", language))
        for code in codebook().codes("interview_reason"):
            warn(f"  {code}: {codebook().label('interview_reason', code, language)}")
        raise
    said = [*_lines(found, language), message("care.cli.interview_planned", language)]
    answer(chosen, said, earlier=[_object(each) for each in found])


def _stop(casebook: Casebook, source: str, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.care.stop_interview import stop_interview
    from bearwitness.domain.errors import BadValue

    if (chosen.keep == "Passages") != bool(chosen.passage):
        raise BadValue(kind="--passage", example="--keep Passages --passage N-...")
    stop_interview(casebook, source, chosen.keep, chosen.passage)
    answer(chosen, message(f"care.cli.interview_kept_{chosen.keep.lower()}", language), kept=chosen.keep)


def _lines(found: list[EarlierInterview], language: Language) -> list[str]:
    if not found:
        return [message("care.cli.interview_none", language)]
    lines = []
    for each in found:
        marks = [
            message(f"care.cli.interview_{name}", language)
            for name in ("withdrawn", "stopped")
            if getattr(each, name)
        ]
        day = each.on.isoformat() if each.on else "?"
        lines.append(
            "  ".join(
                part for part in (each.source_id, day, each.organisation, each.language, *marks) if part
            )
        )
    return lines


def _object(each: EarlierInterview) -> dict[str, object]:
    return asdict(each) | {"on": each.on.isoformat() if each.on else None}
