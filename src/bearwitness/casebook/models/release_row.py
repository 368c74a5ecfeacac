"""What has left."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.plan import Plan


class ReleaseRow(models.Model):
    """One bundle that was built: the database refuses to change or delete the row.

    Its snapshot says who stood in which cell, as keyed tokens, so that later releases can be compared with it.
    """

    id = models.CharField(primary_key=True, max_length=28)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="releases")
    at = models.DateTimeField()
    bundle_digest = models.CharField(max_length=64)
    snapshot = models.TextField()

    class Meta:
        db_table = "release"

    def __str__(self) -> str:
        return self.id
