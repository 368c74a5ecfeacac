"""A release is withdrawn."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.release_row import ReleaseRow


class ReleaseWithdrawal(models.Model):
    """Whoever holds the release is told not to use its numbers; the database refuses to change or delete the row.

    The reason is for the record alone: no notice says it.
    """

    release = models.OneToOneField(ReleaseRow, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "release_withdrawal"

    def __str__(self) -> str:
        return str(self.pk)
