"""`bearwitness release PATH plan|check|approve|build|dossier PLAN.yaml`, `withdraw R-...`: publish, under the gate."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.next_step import next_step
from bearwitness.cli.original import read_original
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook

STEPS = (
    "plan",
    "check",
    "look",
    "approve",
    "build",
    "dossier",
    "register",
    "request",
    "continue",
    "withdraw",
)


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step, the plan and where the bundle goes."""
    casebook_arguments(parser, language)
    parser.add_argument("step", choices=STEPS, help=message("release.cli.step", language))
    parser.add_argument("plan", metavar="PLAN.yaml", type=Path, help=message("release.cli.plan", language))
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path(), help=message("release.cli.out", language)
    )
    parser.add_argument(
        "--approver", metavar="NAME", default="", help=message("release.cli.approver", language)
    )
    parser.add_argument("--passage", metavar="ID", default="", help=message("release.cli.passage", language))
    parser.add_argument(
        "--left", metavar="nothing|some", default="", help=message("release.cli.left", language)
    )
    parser.add_argument("--reason", metavar="CODE", default="", help=message("release.cli.reason", language))
    parser.add_argument("--seen", metavar="HEX", help=message("release.cli.seen", language))
    parser.add_argument(
        "--signature", metavar="FILE", type=Path, help=message("release.cli.signature", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Take one step with the plan in the file."""
    from bearwitness.casebook.opening import open_casebook

    original = b"" if chosen.step == "withdraw" else read_original(chosen.plan)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        found, lines = _take(casebook, original, chosen, language)
    warnings = _wording(original, language) if chosen.step in ("plan", "check") else []
    if chosen.json:
        print_json(ok=True, warnings=warnings, **found)
        return 0
    for each in warnings:
        warn(each)
    print("\n".join(lines))
    _next(chosen, original, found, language)
    return 0


def _next(chosen: argparse.Namespace, original: bytes, found: dict[str, object], language: Language) -> None:
    """Say what comes after a step; who brings a signature from outside does not hold the plan."""
    from bearwitness.intake.text import document_of
    from bearwitness.release.gate import APPROVERS
    from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan

    if chosen.step == "build":
        next_step(chosen, "built", language, folder=found["folder"], fingerprint=found["fingerprint"])
    elif chosen.step == "plan":
        next_step(chosen, "put_forward", language, path=chosen.path, plan=chosen.plan)
    elif chosen.step == "approve" and chosen.signature is None and found["approvals"] == APPROVERS:
        step = "dossier" if isinstance(read_plan(document_of(original).text), DossierPlan) else "build"
        next_step(chosen, "approved", language, path=chosen.path, plan=chosen.plan, step=step)


def _wording(original: bytes, language: Language) -> list[str]:
    """What to look at again: words of the plan, with what could stand there instead, and on what its estimate rests."""
    from bearwitness.intake.text import document_of
    from bearwitness.release.planning.dossier_plan import read_plan
    from bearwitness.release.planning.plan import Plan
    from bearwitness.release.wording import plan_flags

    plan = read_plan(document_of(original).text)
    if not isinstance(plan, Plan):
        return []
    flags = [
        message(
            f"care.cli.wording_{each.reason}",
            language,
            place=each.place,
            words=each.words,
            instead=each.instead,
        )
        for each in plan_flags(plan)
    ]
    coded = any(not each.linked for each in plan.estimates)
    return [*flags, *([message("release.cli.coded", language)] if coded else [])]


def _take(
    casebook: Casebook, original: bytes, chosen: argparse.Namespace, language: Language
) -> tuple[dict[str, object], list[str]]:
    """Return what the step found, as an object and in words."""
    from bearwitness.cli import (
        release_check,
        release_continue,
        release_dossier,
        release_outside,
        release_quotes,
        release_withdraw,
    )
    from bearwitness.intake.text import document_of

    step, out = chosen.step, chosen.out
    if step == "register":
        return release_outside.registered(casebook, chosen.approver, original, language)
    if step == "continue":
        return release_continue.continued(casebook, original, chosen.left, language)
    if step == "withdraw":
        return release_withdraw.withdrawn(casebook, str(chosen.plan), chosen.reason, out, language)
    if chosen.signature is not None:
        return release_outside.approved(casebook, original, read_original(chosen.signature), language)
    text = document_of(original).text
    if step == "request":
        return release_outside.asked(casebook, text, out, language)
    from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan

    if step == "look":
        return release_quotes.looked(casebook, text, chosen.passage, language)
    if step == "check":
        plan = read_plan(text)
        if isinstance(plan, DossierPlan):
            return release_dossier.checked(casebook, plan, language)
        return release_check.checked(casebook, text, language)
    if step == "build":
        return _built(casebook, read_plan(text).digest(), out, language)
    if step == "dossier":
        return release_dossier.handed(casebook, read_plan(text).digest(), out, language)
    if step == "plan":
        from bearwitness.actions.releases.propose_release import propose_release

        digest = propose_release(casebook, text)
        return {"plan": digest}, [message("release.cli.proposed", language, digest=digest)]
    from bearwitness.actions.releases.approve_release import approve_release
    from bearwitness.actions.releases.proposed import shows_images

    plan = read_plan(text)
    # no pictures are shown here
    seen = "" if shows_images(plan) else chosen.seen or ""
    approvals = approve_release(casebook, plan.digest(), seen)
    return {"approvals": approvals}, [message("release.cli.approved", language, number=approvals)]


def _built(
    casebook: Casebook, digest: str, out: Path, language: Language
) -> tuple[dict[str, object], list[str]]:
    from bearwitness.actions.releases.build_release import build_release

    built = build_release(casebook, digest, out)
    path, mark = built.path, built.fingerprint
    words = [message("release.cli.built", language, path=path, fingerprint=mark)]
    if built.sealed:
        words = [message("release.cli.sealed", language, path=path, sha256=built.sealed, fingerprint=mark)]
    found: dict[str, object] = {"release": built.release.id, "folder": str(path), "fingerprint": mark}
    if built.sealed:
        found["sealed"] = built.sealed
    return found, words
