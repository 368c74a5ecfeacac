"""How somebody laid a text beside its translation by hand."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class TextAlignment(models.Model):
    """Stretches that stand for one another as somebody has seen it; rows are only added, and the latest of a pair holds.

    Attributes
    ----------
    text
        The translation, or whatever else repeats the other.
    original
        What it derives from.
    rows
        Start and end in the text, start and end in the original, in their order; no words.
    before
        What taking this one back returns to; None for the guess alone.
    """

    text = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="alignments")
    original = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="translation_alignments")
    rows = models.JSONField()
    before = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="after")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "text_alignment"

    def __str__(self) -> str:
        return self.text_id
