"""Properties whose claims count only when a second person has agreed."""

from __future__ import annotations

from django.db import models


class ReviewRule(models.Model):
    """One decision about one property; the latest one holds."""

    property = models.CharField(max_length=40)
    required = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "review_rule"

    def __str__(self) -> str:
        return self.property
