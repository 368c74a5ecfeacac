"""Turn what the database says of a full or write-protected disk into our error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from bearwitness.vault.store import disk_refusal


@contextmanager
def database_refusals() -> Iterator[None]:
    """Raise `CannotWrite` where the disk refused, and let every other fault through."""
    try:
        yield
    except DatabaseError as error:
        refusal = disk_refusal(str(error))
        if refusal is None:
            raise
        raise refusal from error
