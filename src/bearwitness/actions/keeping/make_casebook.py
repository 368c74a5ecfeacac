"""Make a casebook."""

from __future__ import annotations

from pathlib import Path

from bearwitness.casebook.making import make_folder
from bearwitness.vault.cost import Cost


def make_casebook(path: Path, keyholder: str, passphrase: str, cost: Cost | None = None) -> None:
    """Make an empty casebook at `path` for its first keyholder; it stands there whole or not at all.

    Parameters
    ----------
    path
        Where nothing stands yet, in a folder that does.
    keyholder
        Name of the first keyholder; it stands readable in keyring.json.
    passphrase
        Of 12 characters or more; without it the casebook can never be opened.
    cost
        Cost of trying a passphrase; about 0.4 s where it is not given.

    Raises
    ------
    CasebookExists, NoSuchFolder, BadPassphrase, BadValue, CannotWrite
    """
    make_folder(path, keyholder, passphrase, cost)
