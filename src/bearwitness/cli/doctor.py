"""`bearwitness doctor PATH`: look a casebook over."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the path and who acts."""
    casebook_arguments(parser, language)


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Say what is to be put right; that is advice and no failure."""
    from bearwitness.actions.keeping.examine import examine
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        found = examine(casebook)
    warnings = [message(f"vault.{each.key}", language, value=each.value) for each in found.findings]
    state = {key: value for key, value in asdict(found).items() if key != "findings"}
    if chosen.json:
        codes = [each.key.split(".")[-1] for each in found.findings]
        print_json(ok=not codes, warnings=warnings, findings=codes, **state)
        return 0
    for warning in warnings:
        warn(warning)
    shown = {key: "-" if value is None else value for key, value in state.items()}
    print(message("vault.doctor.state", language, **shown))
    if not warnings:
        print(message("vault.doctor.well", language))
    return 0
