"""One run of linkage over the lists of the casebook."""

from __future__ import annotations

from django.db import models


class LinkageRun(models.Model):
    """How lists were linked: no name, no number of a record, no list by source."""

    id = models.CharField(primary_key=True, max_length=28)
    engine = models.CharField(max_length=8)
    seed = models.BigIntegerField()
    threshold = models.FloatField()
    compared = models.BigIntegerField()
    retrained = models.JSONField()
    """Slope and offset of the calibration, how many labelled pairs moved it, and under `drawn` the counts that came out."""
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "linkage_run"

    def __str__(self) -> str:
        return self.id
