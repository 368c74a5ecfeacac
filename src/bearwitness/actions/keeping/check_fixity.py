"""Check that everything kept is what it was."""

from __future__ import annotations

from pathlib import Path

from bearwitness.casebook.acting import acting
from bearwitness.casebook.fixity import Fault, check_fixity_of
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.data_keys import DataKeys


def check_fixity(path: Path, keys: DataKeys, *, actor: str) -> list[Fault]:
    """Compare every page, original, text, passage and ledger line with its hash; log that it was done.

    Raises
    ------
    NotAllowed
    """
    with open_casebook(path, keys, actor=actor) as casebook:
        with acting(casebook, "check_fixity", "audit") as entry:
            found = check_fixity_of(casebook)
            entry.detail["faults"] = len(found)
        return found
