"""`bearwitness init PATH`: make a casebook."""

from __future__ import annotations

import argparse

from bearwitness.cli.answer import print_json
from bearwitness.cli.next_step import next_step
from bearwitness.cli.unlocked import casebook_arguments
from bearwitness.domain.messages import Language, message

FIRST_KEYHOLDER = "keyholder"


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the path and the first keyholder's name."""
    casebook_arguments(parser, language)


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Make the casebook; a passphrase that is typed is typed twice."""
    from bearwitness.actions.keeping.make_casebook import make_casebook
    from bearwitness.casebook.errors import PassphrasesDiffer
    from bearwitness.vault.passphrase import MINIMUM, read_passphrase

    keyholder = FIRST_KEYHOLDER if chosen.actor is None else chosen.actor
    passphrase = read_passphrase(message("vault.ask_new", language, name=keyholder, minimum=MINIMUM))
    if passphrase != read_passphrase(message("casebook.cli.again", language)):
        raise PassphrasesDiffer
    make_casebook(chosen.path, keyholder, passphrase)
    if chosen.json:
        print_json(ok=True, warnings=[], keyholder=keyholder)
    else:
        print(message("casebook.cli.made", language, path=chosen.path, keyholder=keyholder))
    next_step(chosen, "init", language, path=chosen.path)
    return 0
