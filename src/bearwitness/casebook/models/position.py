"""A signed choice among claims that disagree."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.claim import Claim
from bearwitness.casebook.models.subject import Subject


class Position(models.Model):
    """Which claim stands for one property of one subject, or that it cannot be decided.

    Rows are only added: a later one supersedes. `matter` is empty where the property holds one value, else the
    canonical JSON of the value that is disputed. `over` are the claims that were weighed.
    """

    id = models.CharField(primary_key=True, max_length=28)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="positions")
    property = models.CharField(max_length=40)
    matter = models.TextField(blank=True)
    choice = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="chosen_by")
    over = models.JSONField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "position"
        indexes = [models.Index(fields=["subject", "property", "at"], name="position_matter")]

    def __str__(self) -> str:
        return self.id
