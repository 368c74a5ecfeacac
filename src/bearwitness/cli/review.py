"""`bearwitness review PATH CLAIM agree|disagree`: a second person looks at a coding."""

from __future__ import annotations

import argparse

from bearwitness.cli.steps import answer, opened, step_arguments, step_of
from bearwitness.domain.messages import Language, message

STEPS = ("agree", "disagree")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the claim, the verdict, and its reason."""
    step_arguments(parser, "review", STEPS, language)
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help=message("care.cli.judged_reason", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Record the review."""
    from bearwitness.actions.coding.review_coding import review_coding

    claim, step = step_of(chosen, STEPS)
    with opened(chosen, language) as casebook:
        review = review_coding(
            casebook, claim, "agree" if step == "agree" else "disagree", reason=chosen.reason
        )
    said = message("care.cli.reviewed", language, id=review.id)
    answer(chosen, said, review=review.id, claim=claim, verdict=review.verdict)
    return 0
