"""Who stood in which cell of a release."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.release_row import ReleaseRow


class SnapshotCell(models.Model):
    """One person in one cell, as a keyed token (HMAC), so that later releases can be compared with it."""

    release = models.ForeignKey(ReleaseRow, on_delete=models.PROTECT, related_name="cells")
    table = models.CharField(max_length=200)
    cell = models.TextField()
    token = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "snapshot_cell"
        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["release", "table", "cell", "token"], name="snapshot_once")
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.table}"
