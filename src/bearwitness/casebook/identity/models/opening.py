"""The identity store was opened."""

from __future__ import annotations

from django.db import models


class Opening(models.Model):
    """Who opened it, why in a code and in words, and for how long."""

    id = models.CharField(primary_key=True, max_length=28)
    reason = models.CharField(max_length=40)
    note = models.TextField()
    minutes = models.IntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "opening"

    def __str__(self) -> str:
        return self.id
