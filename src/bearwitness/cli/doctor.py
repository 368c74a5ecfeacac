"""`bearwitness doctor PATH`: look a casebook over."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message

REMEDIES = {
    "NoBackup": "backup {path} --out FILE",
    "OldBackup": "backup {path} --out FILE",
    "NoDrill": "backup {path} --drill",
    "OldDrill": "backup {path} --drill",
    "OneCustodian": "keyholder {path} add NAME --role custodian",
    "NoShares": "keyholder {path} shares",
    "ReleasesStopped": "release {path} continue LEDGER.jsonl --left nothing|some",
    "KeyWithoutRole": "keyholder {path} remove NAME",
    "ErasuresWaiting": "erase {path} SOURCE --reason CODE",
    "Roleless": "code {path} SOURCE CLAIMS.yaml",
}
"""The verb that puts a finding right, where one does."""


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
    codes = [each.key.split(".")[-1] for each in found.findings]
    if chosen.json:
        print_json(ok=not codes, warnings=warnings, findings=codes, **state)
        return 0
    for code, warning in zip(codes, warnings, strict=True):
        warn(warning)
        if code in REMEDIES:
            warn("  bearwitness " + REMEDIES[code].format(path=chosen.path))
    shown = {key: "-" if value is None else value for key, value in state.items()}
    print(message("vault.doctor.state", language, **shown))
    if not warnings:
        print(message("vault.doctor.well", language))
    return 0
