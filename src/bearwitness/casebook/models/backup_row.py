"""What is known of a copy that was made."""

from __future__ import annotations

from django.db import models


class BackupRow(models.Model):
    """One backup, drill or packed folder: the database refuses to delete the row.

    It is added before the copy is made, so that no copy is unknown; `seconds` is set when the copy is whole. `kept_until` is the day on which the team means to destroy the copy: Bearwitness cannot do it for them.
    """

    id = models.CharField(primary_key=True, max_length=28)
    kind = models.CharField(max_length=8)
    at = models.DateTimeField()
    seconds = models.FloatField(null=True)
    kept_until = models.DateField(null=True)

    class Meta:
        db_table = "backup"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["backup", "drill", "pack"]), name="backup_kind"
            )
        ]

    def __str__(self) -> str:
        return self.id
