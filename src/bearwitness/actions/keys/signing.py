"""The key that signs a casebook's releases."""

from __future__ import annotations

import secrets

from bearwitness.casebook.models import SigningKey

SEED_BYTES = 32


def signing_seed() -> bytes:
    """Seed of the casebook's Ed25519 key, drawn when a first release is about to be built, whether or not that one is recorded, and kept in the encrypted store."""
    row, _ = SigningKey.objects.get_or_create(id=1, defaults={"seed": secrets.token_bytes(SEED_BYTES)})
    return bytes(row.seed)
