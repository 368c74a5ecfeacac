"""One version of a source's text: as extracted, masked, corrected or translated."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.source import Source


class TextVersion(models.Model):
    """Text that passages are cut from; a later version points at the one that it was made from."""

    id = models.CharField(primary_key=True, max_length=28)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    length = models.IntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="made")
    made_from = models.CharField(max_length=40)

    class Meta:
        db_table = "text_version"

    def __str__(self) -> str:
        return self.id
