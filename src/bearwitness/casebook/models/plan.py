"""What a release is to hold."""

from __future__ import annotations

from django.db import models


class Plan(models.Model):
    """The text of a release plan as proposed, with its SHA-256; the same plan may be proposed again later.

    `contents` is the SHA-256 of everything that it would release, as its approvers could see it.
    """

    id = models.CharField(primary_key=True, max_length=28)
    digest = models.CharField(max_length=64, db_index=True)
    text = models.TextField()
    contents = models.CharField(max_length=64)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "plan"

    def __str__(self) -> str:
        return self.id
