"""Where things lie in a casebook's folder."""

from __future__ import annotations

KEYRING = "keyring.json"
DATABASE = "casebook.db"
IDENTITIES = "identities.db"
EVIDENCE = "evidence"
LEDGER = "ledger.jsonl"
ANCHORS = "anchors.txt"
