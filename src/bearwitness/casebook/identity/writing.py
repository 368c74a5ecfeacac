"""Write to the identity store: all of it or nothing, and our error where the disk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from bearwitness.casebook.identity.router import ALIAS
from bearwitness.casebook.refusals import database_refusals


@contextmanager
def writing() -> Iterator[None]:
    """One transaction on the identity store.

    Raises
    ------
    CannotWrite
    """
    with database_refusals(), transaction.atomic(using=ALIAS):
        yield
