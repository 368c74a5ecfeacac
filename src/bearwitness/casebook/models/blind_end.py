"""The moment from which a coder changes nothing and may see the other's codings."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.double_coding import DoubleCoding


class BlindEnd(models.Model):
    """One coder has closed hers, once."""

    coding = models.ForeignKey(DoubleCoding, on_delete=models.PROTECT, related_name="ends")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "blind_end"
        constraints = [models.UniqueConstraint(fields=["coding", "by"], name="blind_end_once")]

    def __str__(self) -> str:
        return str(self.pk)
