"""`bearwitness position PATH CLAIM CLAIM...`: which of several claims that disagree stands."""

from __future__ import annotations

import argparse

from bearwitness.cli.steps import answer, needed, opened
from bearwitness.cli.unlocked import casebook_arguments
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the claims that were weighed, the choice among them, and its reason."""

    def words(name: str) -> str:
        return message(f"care.cli.{name}", language)

    casebook_arguments(parser, language)
    parser.add_argument("claims", metavar="CLAIM", nargs="+", help=words("position_claims"))
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--choice", metavar="CLAIM", help=words("position_choice"))
    choice.add_argument("--undecided", action="store_true", help=words("position_undecided"))
    parser.add_argument("--reason", metavar="TEXT", help=words("judged_reason"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Take the position."""
    from bearwitness.actions.coding.take_position import take_position

    reason = needed(chosen.reason, "--reason", '"she was there herself, the other speaker was not"')
    with opened(chosen, language) as casebook:
        position = take_position(casebook, chosen.claims, choice=chosen.choice, reason=reason)
    said = message("care.cli.reviewed", language, id=position.id)
    answer(chosen, said, position=position.id, choice=position.choice, over=list(position.over))
    return 0
