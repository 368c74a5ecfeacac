"""Where things lie in a casebook's folder."""

from __future__ import annotations

from pathlib import Path

from bearwitness.vault.data_keys import KeyName

KEYRING = "keyring.json"
DATABASE = "casebook.db"
IDENTITIES = "identities.db"
EVIDENCE = "evidence"
LEDGER = "ledger.jsonl"
ANCHORS = "anchors.txt"


def databases(folder: Path) -> dict[KeyName, Path]:
    """Files of the two data keys; the identity store need not stand there."""
    return {"casebook": folder / DATABASE, "identities": folder / IDENTITIES}
