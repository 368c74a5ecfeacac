"""Help was offered."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.referral import Referral
from bearwitness.casebook.models.source import Source


class ReferralOffer(models.Model):
    """What a person answered when help was offered; a later answer is a later row."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="offers")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="offers")
    answer = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "referral_offer"

    def __str__(self) -> str:
        return str(self.pk)
