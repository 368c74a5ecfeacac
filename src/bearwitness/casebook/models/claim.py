"""What a passage says about a subject."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.passage import Passage
from bearwitness.casebook.models.subject import Subject


class Claim(models.Model):
    """A claim is not a fact. Rows are only added; the database refuses to change or delete one."""

    id = models.CharField(primary_key=True, max_length=28)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="claims")
    property = models.CharField(max_length=40)
    value = models.JSONField()
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="claims")
    basis = models.CharField(max_length=40)
    reliability = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    against = models.BooleanField(default=False)

    class Meta:
        db_table = "claim"
        indexes = [models.Index(fields=["property", "subject"], name="claim_property")]

    def __str__(self) -> str:
        return self.id
