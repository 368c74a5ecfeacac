"""`bearwitness referral PATH add|list|offer`: help that can be offered, and that it was offered."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.steps import answer, needed, opened, step_arguments, step_of
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook

STEPS = ("add", "list", "offer")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step and what it needs."""

    def words(name: str) -> str:
        return message(f"care.cli.referral_{name}", language)

    step_arguments(parser, "referral", STEPS, language)
    parser.add_argument("--file", metavar="FILE", type=Path, help=words("file"))
    parser.add_argument("--language", metavar="CODE", help=words("language"))
    parser.add_argument("--region", metavar="PLACE", help=words("region"))
    parser.add_argument("--number", metavar="N", type=int, help=words("number"))
    parser.add_argument("--source", metavar="SOURCE", help=message("casebook.cli.source", language))
    parser.add_argument("--answer", metavar="CODE", help=words("answer"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Put help on the list, read the list, or record an offer."""
    _, step = step_of(chosen, STEPS, alone=STEPS)
    wanted = {
        "add": (("file", "referral.yaml"),),
        "list": (("language", "ko"), ("region", "jilin")),
        "offer": (("source", "S-..."), ("number", "1"), ("answer", "Accepted | Declined | Later")),
    }
    for name, example in wanted[step]:
        needed(getattr(chosen, name), f"--{name}", example)
    with opened(chosen, language) as casebook:
        {"add": _add, "list": _list, "offer": _offer}[step](casebook, chosen, language)
    return 0


def _add(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.care.add_referral import add_referral
    from bearwitness.actions.care.care_file import help_of
    from bearwitness.intake.text import read_document

    entry = help_of(read_document(chosen.file).text)
    number = add_referral(
        casebook, entry.service, language=entry.language, region=entry.region, words=entry.words
    )
    answer(chosen, message("care.cli.referral_added", language, number=number), number=number)


def _list(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from dataclasses import asdict

    from bearwitness.actions.care.list_referrals import list_referrals
    from bearwitness.domain.codebook import codebook

    found = list_referrals(casebook, language=chosen.language, region=chosen.region)
    said = [
        f"{each.number}. {codebook().label('referral_service', each.service, language)}"
        f" ({each.region}): {each.words}"
        for each in found
    ]
    none = message("care.cli.referral_none", language)
    answer(chosen, said or none, referrals=[asdict(each) for each in found])


def _offer(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.care.offer_referral import offer_referral

    offer_referral(casebook, chosen.source, chosen.number, chosen.answer)
    answer(chosen, message("care.cli.referral_offered", language))
