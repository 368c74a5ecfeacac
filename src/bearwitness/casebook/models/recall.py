"""A copy was asked back."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.handed_copy import HandedCopy


class Recall(models.Model):
    """That somebody was asked for a copy, or what came of it; a later answer is a later row, and the last one holds."""

    copy = models.ForeignKey(HandedCopy, on_delete=models.PROTECT, related_name="recalls")
    answer = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "recall"

    def __str__(self) -> str:
        return str(self.pk)
