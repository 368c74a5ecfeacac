"""How a version of a text was read from its original."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class TextReading(models.Model):
    """Format, encoding, what a person must know, and where each span stands in the file; rows are only added.

    ``segments`` are lists of kind, start, end and the numbers of the place, as intake makes them.
    """

    text = models.OneToOneField(
        TextVersion, primary_key=True, on_delete=models.PROTECT, related_name="reading"
    )
    format = models.CharField(max_length=12)
    encoding = models.CharField(max_length=20, blank=True)
    notes = models.JSONField()
    segments = models.JSONField()

    class Meta:
        db_table = "text_reading"

    def __str__(self) -> str:
        return self.text_id
