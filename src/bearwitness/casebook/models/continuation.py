"""What somebody says left a casebook that was put back since, or that lost a part of what it held."""

from __future__ import annotations

from django.db import models


class Continuation(models.Model):
    """One person's word; with the second that says the same it is settled, and rows are only added.

    `restored` is the number of the entry that says the casebook was put back, 0 where it was not; `lost` lists the
    releases of the ledger that the database does not hold; `answer` says whether anything left that it does not hold.
    """

    restored = models.IntegerField()
    lost = models.JSONField()
    answer = models.CharField(max_length=8)
    settled = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "continuation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__in=["nothing", "some"]), name="continuation_answer"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
