"""A copy went to somebody outside."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.release_row import ReleaseRow
from bearwitness.casebook.models.source import Source


class HandedCopy(models.Model):
    """Who got a copy of a source or of a release, with its hash, so that it can be asked back."""

    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="copies")
    release = models.ForeignKey(ReleaseRow, null=True, on_delete=models.PROTECT, related_name="copies")
    recipient = models.CharField(max_length=200)
    language = models.CharField(max_length=35)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "handed_copy"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source=None, release__isnull=False)
                | models.Q(source__isnull=False, release=None),
                name="handed_copy_of_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
