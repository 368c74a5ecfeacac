"""`bearwitness feedback PATH [SOURCE] record|owed`: what a person was told of what became of her words."""

from __future__ import annotations

import argparse

from bearwitness.cli.steps import answer, needed, opened, step_arguments, step_of
from bearwitness.domain.messages import Language, message

STEPS = ("record", "owed")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the source, the step, and what was said."""
    step_arguments(parser, "feedback", STEPS, language)
    parser.add_argument("--kind", metavar="CODE", help=message("care.cli.feedback_kind", language))
    parser.add_argument(
        "--note", metavar="TEXT", default="", help=message("care.cli.feedback_note", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Record a line, or say to whom something is owed."""
    from bearwitness.actions.care.record_feedback import record_feedback
    from bearwitness.actions.care.what_is_due import what_is_due

    source, step = step_of(chosen, STEPS, alone=("owed",))
    if step == "record":
        needed(chosen.kind, "--kind", "Promised | Told | NotReached")
    with opened(chosen, language) as casebook:
        if step == "record":
            record_feedback(casebook, source, chosen.kind, chosen.note)
            answer(chosen, message("care.cli.feedback_recorded", language))
            return 0
        owed = what_is_due(casebook).owed
    answer(chosen, owed or message("care.cli.feedback_none", language), owed=list(owed))
    return 0
