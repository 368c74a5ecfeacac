"""The end of a claim."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.claim import Claim


class Retraction(models.Model):
    """Takes a claim back, for a reason, perhaps in favour of another one."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.PROTECT, related_name="retraction")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    reason = models.CharField(max_length=40)
    replaced_by = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        db_table = "retraction"

    def __str__(self) -> str:
        return self.claim_id
