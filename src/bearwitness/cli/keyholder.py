"""`bearwitness keyholder PATH add|list`: who can open a casebook."""

from __future__ import annotations

import argparse

from bearwitness.cli.answer import print_json
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message

ROLES = ("documenter", "analyst", "reviewer", "custodian", "team")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step, and for whom."""
    casebook_arguments(parser, language)
    parser.add_argument(
        "step", choices=("add", "list"), help=message("casebook.cli.keyholder_step", language)
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help=message("casebook.cli.new_name", language))
    parser.add_argument("--role", action="append", choices=ROLES, help=message("casebook.cli.role", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Add a keyholder, or list them all."""
    from bearwitness.actions.unlock import keyring_of

    if chosen.step == "add":
        _add(chosen, language)
    names = list(keyring_of(chosen.path).keyholders())
    if chosen.json:
        print_json(ok=True, warnings=[], keyholders=names)
    else:
        print("\n".join(names))
    return 0


def _add(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.add_keyholder import add_keyholder
    from bearwitness.casebook.errors import NoNewName, PassphrasesDiffer
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.vault.passphrase import MINIMUM, NEW_VARIABLE, read_passphrase

    if chosen.name is None:
        raise NoNewName
    actor, keys = unlock(chosen.path, chosen.actor, language)
    asked = message("vault.ask_new", language, name=chosen.name, minimum=MINIMUM)
    passphrase = read_passphrase(asked, NEW_VARIABLE)
    if passphrase != read_passphrase(message("casebook.cli.again", language), NEW_VARIABLE):
        raise PassphrasesDiffer
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        add_keyholder(casebook, chosen.name, passphrase, chosen.role or ["reviewer"])
