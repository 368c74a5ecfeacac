"""Something that identified somebody was found in words that somebody had typed, and masked."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.sealed_item import SealedItem


class NoteMasking(models.Model):
    """One row whose words were masked; they are sealed to the custodians as they were.

    Invariant: only while such a row says so may these words change; the database's triggers hold it. `kind` is the
    table and `row` its key.
    """

    kind = models.CharField(max_length=40)
    row = models.CharField(max_length=40)
    item = models.OneToOneField(SealedItem, on_delete=models.PROTECT, related_name="note_masking")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "note_masking"
        indexes = [models.Index(fields=["kind", "row"], name="note_masking_row")]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"
