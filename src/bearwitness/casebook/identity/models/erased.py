"""A source that was erased."""

from __future__ import annotations

from django.db import models


class Erased(models.Model):
    """Tombstone of a source.

    Invariant: only while such a row says so may the rows that came from the source be deleted; triggers hold it.
    """

    source = models.CharField(primary_key=True, max_length=28)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "erased"

    def __str__(self) -> str:
        return self.source
