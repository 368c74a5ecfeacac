"""`bearwitness double PATH start|list|code|show|end|agreement|settle`: two persons code one text, blind."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.coded import claim_words, coded_object
from bearwitness.cli.steps import answer, opened
from bearwitness.cli.unlocked import casebook_arguments
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.double_coding import DoubleCodingRecord

STEPS = {
    "start": ("SOURCE", "CODER", "CODER"),
    "list": (),
    "code": ("CODING", "CLAIMS.yaml"),
    "show": ("CODING",),
    "end": ("CODING",),
    "agreement": (),
    "settle": ("CODING", "CODER"),
}
"""What each step is about."""
MOST = 20
"""Persons of one text that can be named at its start."""
SEED = 20_261_126
"""Of the limits of agreement, so that they can be drawn again."""


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step, and what it is about."""

    def words(name: str) -> str:
        return message(f"care.double.{name}", language)

    casebook_arguments(parser, language)
    parser.add_argument("step", choices=tuple(STEPS), help=words("step"))
    parser.add_argument("words", metavar="WORD", nargs="*", help=words("words"))
    parser.add_argument("--text", metavar="TEXT", help=message("care.cli.code_text", language))
    parser.add_argument("--persons", metavar="N", type=int, help=words("persons"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Do it."""
    from bearwitness.domain.errors import BadValue

    if len(chosen.words) != len(STEPS[chosen.step]):
        told = " | ".join(" ".join(("PATH", step, *words)) for step, words in STEPS.items())
        raise BadValue(kind="step", example=told)
    if chosen.persons is not None and not 0 <= chosen.persons <= MOST:
        raise BadValue(kind="--persons", example=f"0 ... {MOST}")
    steps = {
        "start": _start,
        "list": _list,
        "code": _code,
        "show": _show,
        "end": _end,
        "agreement": _agreement,
        "settle": _settle,
    }
    with opened(chosen, language) as casebook:
        steps[chosen.step](casebook, chosen, language)
    return 0


def _start(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.coding.read_text import read_text
    from bearwitness.actions.double_coding.start_double_coding import start_double_coding
    from bearwitness.domain.identifiers import new_identifier
    from bearwitness.domain.subject import SubjectRecord

    source, first, second = chosen.words
    read = read_text(casebook, source, chosen.text)
    number = int(not read.tokens) if chosen.persons is None else chosen.persons
    persons = [SubjectRecord(id=new_identifier("P"), kind="Person") for _ in range(number)]
    coding = start_double_coding(casebook, read.text_id, first, second, persons)
    known = [f"{token} = {who}" for token, who in sorted(read.tokens.items())] + [each.id for each in persons]
    said = [message("care.double.started", language, coding=coding, first=first, second=second)]
    if known:
        said += [message("care.double.speak_of", language), *(f"  {each}" for each in known)]
    answer(chosen, said, coding=coding, text_id=read.text_id, persons=[each.id for each in persons])


def _list(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from dataclasses import asdict

    from bearwitness.actions.double_coding.list_double_codings import list_double_codings

    found = list_double_codings(casebook)
    said = [f"{each.id}  {each.source_id}  {_how_far(each, language)}" for each in found]
    answer(chosen, said or message("care.double.none", language), codings=[asdict(each) for each in found])


def _how_far(coding: DoubleCodingRecord, language: Language) -> str:
    if coding.settled:
        return message("care.double.settled_already", language)
    return ", ".join(
        message(f"care.double.{'has_ended' if each in coding.ended else 'codes'}", language, name=each)
        for each in coding.coders
    )


def _code(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.coding.codings_file import codings_of
    from bearwitness.actions.double_coding.code_blind import code_blind
    from bearwitness.actions.double_coding.read_blind_text import read_blind_text
    from bearwitness.intake.text import read_document

    coding, file = chosen.words
    read = read_blind_text(casebook, coding)
    codings = codings_of(read_document(Path(file)).text, read.text, read.tokens)
    code_blind(casebook, coding, codings.passages, codings.subjects)
    claims = sum(len(each.claims) for each in codings.passages)
    said = message(
        "care.double.coded", language, claims=claims, passages=len(codings.passages), coding=coding
    )
    answer(chosen, said, codings=claims, passages=len(codings.passages), refused=codings.refused)


def _show(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.double_coding.read_double_coding import read_double_coding

    found = read_double_coding(casebook, chosen.words[0])
    said = [
        f"{own.start}-{own.end}  {own.by}: {claim_words(own, language)}"
        + (f"  “{each.quote}”" if each.quote else "")
        for each in found
        for own in [each.coding]
    ]
    given = [
        {"start": own.start, "end": own.end, "quote": each.quote, **coded_object(own)}
        for each in found
        for own in [each.coding]
    ]
    answer(chosen, said or message("care.double.nothing", language), codings=given)


def _end(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.double_coding.end_blind_coding import end_blind_coding

    end_blind_coding(casebook, chosen.words[0])
    answer(chosen, message("care.double.ended", language), coding=chosen.words[0])


def _agreement(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from dataclasses import asdict

    import numpy as np

    from bearwitness.actions.double_coding.measure_agreement import measure_agreement
    from bearwitness.cli.agreement_words import agreement_words

    found = measure_agreement(casebook, rng=np.random.default_rng(SEED))
    said = [agreement_words(each, language) for each in found]
    told = (
        [message("care.double.scale", language), *said]
        if said
        else message("care.double.none_ended", language)
    )
    answer(chosen, told, agreement=[asdict(each) for each in found])


def _settle(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.double_coding.settle_double_coding import settle_double_coding

    coding, coder = chosen.words
    made = settle_double_coding(casebook, coding, coder)
    said = message("care.double.settled", language, count=len(made), name=coder)
    answer(chosen, said, claims=[each.id for each in made])
