"""What one of two coders says that a passage says."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.double_coding import DoubleCoding
from bearwitness.casebook.models.subject import Subject


class BlindCoding(models.Model):
    """Not a claim: it measures agreement, and counts nowhere until one coder's set is taken over."""

    coding = models.ForeignKey(DoubleCoding, on_delete=models.PROTECT, related_name="codings")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    start = models.IntegerField()
    end = models.IntegerField()
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="blind_codings")
    property = models.CharField(max_length=40)
    value = models.JSONField()
    basis = models.CharField(max_length=40)
    reliability = models.CharField(max_length=40)
    against = models.BooleanField(default=False)

    class Meta:
        db_table = "blind_coding"

    def __str__(self) -> str:
        return str(self.pk)
