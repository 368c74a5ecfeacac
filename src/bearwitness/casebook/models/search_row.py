"""What search may find of one text."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class SearchRow(models.Model):
    """One row of the search index: the same open characters of one text under one scope, or under both.

    Triggers keep the two full-text tables to these rows, and these rows to the texts and consents there are.
    `until` is the last day on which they hold.
    """

    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="search_rows")
    record = models.BooleanField()
    analyse = models.BooleanField()
    until = models.DateField(null=True, db_index=True)

    class Meta:
        db_table = "search_row"

    def __str__(self) -> str:
        return str(self.pk)
