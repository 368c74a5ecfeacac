"""`bearwitness audit PATH`: check the audit chain."""

from __future__ import annotations

import argparse

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the path and who acts."""
    casebook_arguments(parser, language)


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Print what the check found; a broken chain ends in the exit code of `BrokenChain`."""
    from bearwitness.actions.check_audit import check_audit
    from bearwitness.actions.errors import BrokenChain

    actor, keys = unlock(chosen.path, chosen.actor, language)
    report = check_audit(chosen.path, keys, actor=actor)
    problems = [message(f"vault.audit.{each.code}", language, seq=each.seq) for each in report.problems]
    if chosen.json:
        print_json(ok=report.ok, warnings=problems, entries=report.entries, first_bad=report.first_bad)
        return 0 if report.ok else BrokenChain.exit_code
    for problem in problems:
        warn(problem)
    if report.first_bad is not None:
        raise BrokenChain(seq=report.first_bad)
    print(message("casebook.cli.whole", language, entries=report.entries))
    return 0
