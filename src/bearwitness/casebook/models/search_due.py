"""Sources whose part of the search index is to be made anew."""

from __future__ import annotations

from django.db import models


class SearchDue(models.Model):
    """Put down by triggers, whoever changes a source's texts or consent; taken off when it is done."""

    source = models.CharField(primary_key=True, max_length=28)

    class Meta:
        db_table = "search_due"

    def __str__(self) -> str:
        return self.source
