"""Delete from the identity store what came from one source."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bearwitness.casebook.identity.models import (
    Erased,
    FileName,
    ListCell,
    MaskedWord,
    Original,
    PersonName,
)
from bearwitness.casebook.identity.router import ALIAS


def erase_source(source_id: str, *, by: str, at: datetime) -> int:
    """Delete the rows of a source and leave a tombstone; return how many are gone.

    What was recorded by hand on a person is not of the source, and stays. The sealed items in the case database are
    for whoever erases the source there to delete; they would come in again otherwise, so that none of an erased
    source is ever received.
    """
    with transaction.atomic(using=ALIAS):
        Erased.objects.get_or_create(source=source_id, defaults={"at": at, "by": by})
        return sum(
            model.objects.filter(source=source_id).delete()[0]
            for model in (MaskedWord, PersonName, Original, FileName, ListCell)
        )
