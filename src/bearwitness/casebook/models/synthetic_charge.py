"""What synthetic data cost the persons in them."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.plan import Plan


class SyntheticCharge(models.Model):
    """One charge, there before its noise was drawn; the database refuses to change or delete the row.

    Its body names the noise and the keyed tokens of the persons, as the snapshots of releases do.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="charges")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    body = models.TextField()

    class Meta:
        db_table = "synthetic_charge"

    def __str__(self) -> str:
        return str(self.pk)
