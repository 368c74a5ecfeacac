"""`bearwitness audit PATH`: check the audit chain, and that everything kept is what it was."""

from __future__ import annotations

import argparse

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the path and who acts."""
    casebook_arguments(parser, language)


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Print what the check found; the exit code is that of the first fault."""
    from bearwitness.actions.errors import BrokenChain
    from bearwitness.actions.keeping.check_audit import check_audit
    from bearwitness.actions.keeping.check_fixity import check_fixity
    from bearwitness.vault.errors import DamagedEvidence, DamagedStore

    actor, keys = unlock(chosen.path, chosen.actor, language)
    report = check_audit(chosen.path, keys, actor=actor)
    faults = check_fixity(chosen.path, keys, actor=actor) if report.ok else []
    problems = [message(f"vault.audit.{each.code}", language, seq=each.seq) for each in report.problems]
    problems += [message(f"vault.fixity.{each.code}", language, where=each.where) for each in faults]
    damage = DamagedEvidence if any(each.code == "evidence" for each in faults) else DamagedStore
    if chosen.json:
        told = [{"code": each.code, "where": each.where} for each in faults]
        found = {"entries": report.entries, "first_bad": report.first_bad, "faults": told}
        print_json(ok=report.ok and not faults, warnings=problems, **found)
        return BrokenChain.exit_code if not report.ok else damage.exit_code if faults else 0
    for problem in problems:
        warn(problem)
    if report.first_bad is not None:
        raise BrokenChain(seq=report.first_bad)
    if faults:
        raise damage
    print(message("casebook.cli.whole", language, entries=report.entries))
    print(message("vault.cli.fixity_ok", language))
    return 0
