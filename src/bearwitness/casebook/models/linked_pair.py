"""Two records that a run of linkage compared."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.linked_record import LinkedRecord


class LinkedPair(models.Model):
    """What the model thinks of a pair, and why, in levels of agreement; `weight` is that of the random sample.

    A pair in the sample stands for `weight` compared pairs; 0 means that it is not in the sample.
    """

    id = models.CharField(primary_key=True, max_length=28)
    first = models.ForeignKey(LinkedRecord, on_delete=models.PROTECT, related_name="pairs_as_first")
    second = models.ForeignKey(LinkedRecord, on_delete=models.PROTECT, related_name="pairs_as_second")
    probability = models.FloatField()
    linked = models.BooleanField()
    evidence = models.TextField()
    weight = models.FloatField()

    class Meta:
        db_table = "linked_pair"

    def __str__(self) -> str:
        return self.id
