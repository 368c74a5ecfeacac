"""Help that can be offered."""

from __future__ import annotations

from django.db import models


class Referral(models.Model):
    """A service by language and region; offers point at it, so it is never changed."""

    service = models.CharField(max_length=40)
    language = models.CharField(max_length=35)
    region = models.CharField(max_length=60)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "referral"

    def __str__(self) -> str:
        return str(self.pk)
