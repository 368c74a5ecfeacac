"""What could happen to somebody because of a testimony."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.source import Source


class RiskAssessment(models.Model):
    """One assessment of one day; the last one counts. Notes speak of nobody by name."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="risks")
    on = models.DateField()
    next_review = models.DateField()
    own_view = models.TextField()
    levels = models.JSONField()
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "risk_assessment"

    def __str__(self) -> str:
        return str(self.pk)
