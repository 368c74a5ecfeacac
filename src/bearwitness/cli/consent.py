"""`bearwitness consent PATH SOURCE STEP`: what a person allowed, and what follows when she changes it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import LANGUAGES, Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.casebook.reach import Copy

STEPS = ("record", "withdraw", "reach", "letters", "recall", "copy")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the source, the step, and the file that it reads or writes."""
    casebook_arguments(parser, language)
    parser.add_argument("source", metavar="SOURCE", help=message("casebook.cli.source", language))
    parser.add_argument("step", choices=STEPS, help=message("casebook.cli.consent_step", language))
    parser.add_argument(
        "--file", metavar="FILE", type=Path, help=message("casebook.cli.consent_file", language)
    )
    parser.add_argument(
        "--number", metavar="N", type=int, help=message("casebook.cli.recall_number", language)
    )
    parser.add_argument(
        "--answer", metavar="CODE", default="", help=message("casebook.cli.recall_answer", language)
    )
    parser.add_argument("--reopen", action="store_true", help=message("care.cli.reopen", language))
    parser.add_argument(
        "--language", choices=LANGUAGES, default="ko", help=message("casebook.cli.copy_language", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Take one step."""
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.domain.errors import BadValue

    if chosen.step in {"record", "copy"} and chosen.file is None:
        raise BadValue(kind="--file", example=f"consent PATH SOURCE {chosen.step} --file FILE")
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        steps = {"record": _record, "withdraw": _reach, "reach": _reach, "letters": _letters, "copy": _copy}
        steps["recall"] = _recall
        steps[chosen.step](casebook, chosen, language)
    return 0


def _record(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.consents.record_consent import record_consent
    from bearwitness.domain.consent import Consent
    from bearwitness.intake.text import read_document

    consent = Consent.from_yaml_text(read_document(chosen.file).text)
    reach = record_consent(casebook, chosen.source, consent, reopen=chosen.reopen)
    said = message("casebook.cli.consent_recorded", language)
    counts: dict[str, object] = {}
    if reach is not None:
        counts = dict(reach.numbers)
        said += " " + message("care.cli.reopened", language, **counts)
    _say(chosen, said, [], **({"reopened": counts} if counts else {}))


def _reach(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from datetime import UTC, datetime

    from bearwitness.actions.consents.withdraw_consent import withdraw_consent
    from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach

    if chosen.step == "withdraw":
        reach = withdraw_consent(casebook, chosen.source, datetime.now(UTC))
    else:
        reach = withdrawal_reach(casebook, chosen.source)
    outside = {name: len(getattr(reach, name)) for name in ("releases", "manifests", "copies")}
    said = message(
        "casebook.cli.reach",
        language,
        figures=sum(reach.figures),
        recipients=", ".join(dict.fromkeys(copy.recipient for copy in reach.copies))
        or message("casebook.cli.nobody", language),
        **reach.numbers,
        **outside,
    )
    done = "already_withdrawn" if reach.withdrawn else "nothing_changed"
    if chosen.step == "withdraw":
        done = "withdrawn"
    said += " " + message(f"casebook.cli.{done}", language, date=reach.withdrawn)
    said += "".join("\n  " + _copy_line(each, language) for each in reach.copies)
    _say(chosen, said, [], **asdict(reach))


def _copy_line(copy: Copy, language: Language) -> str:
    from bearwitness.domain.codebook import codebook

    label = codebook().label("recall_answer", copy.answer, language) if copy.answer else ""
    answer = label or message("web_recalls.cli_no_answer", language)
    return message(
        "web_recalls.cli_copy",
        language,
        number=copy.number,
        recipient=copy.recipient,
        of=copy.of or "–",
        answer=answer,
    )


def _letters(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.consents.recall_letters import recall_letters

    found = recall_letters(casebook, chosen.source)
    parts = [letter.text for letter in found.drafts]
    if found.settled:
        parts.append(message("casebook.cli.letters_settled", language, count=found.settled))
    said = "\n\n----\n\n".join(parts) or message("casebook.cli.no_letters", language)
    _say(chosen, said, [], letters=[asdict(letter) for letter in found.drafts], settled=found.settled)


def _recall(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.consents.record_recall import record_recall
    from bearwitness.domain.errors import BadValue

    if chosen.number is None:
        raise BadValue(kind="--number", example="1")
    record_recall(casebook, chosen.number, chosen.answer, chosen.source)
    said = message(f"web_recalls.cli_kept.{chosen.answer}", language)
    _say(chosen, said + " " + message("web_recalls.cli_again", language, number=chosen.number), [])


def _copy(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.consents.survivor_copy import survivor_copy

    survivor_copy(casebook, chosen.source, chosen.language, chosen.file)
    warning = message("casebook.cli.copy_warning", language)
    _say(chosen, message("casebook.cli.copy_made", language), [warning])


def _say(chosen: argparse.Namespace, said: str, warnings: list[str], **found: object) -> None:
    if chosen.json:
        print_json(ok=True, warnings=warnings, **found)
        return
    for warning in warnings:
        warn(warning)
    print(said)
