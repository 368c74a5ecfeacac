"""What only custodians can open."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.source import Source


class SealedItem(models.Model):
    """Words sealed to the custodians' public key by somebody who cannot open them again; identities.db takes them over."""

    id = models.CharField(primary_key=True, max_length=28)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="sealed")
    kind = models.CharField(max_length=20)
    payload = models.BinaryField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "sealed_item"

    def __str__(self) -> str:
        return self.id
