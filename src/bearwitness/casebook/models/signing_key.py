"""The key that signs releases."""

from __future__ import annotations

from django.db import models


class SigningKey(models.Model):
    """Singleton: the 32-byte seed of an Ed25519 key."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seed = models.BinaryField()

    class Meta:
        db_table = "signing_key"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="signing_key_one")]

    def __str__(self) -> str:
        return "signing key"

    def __repr__(self) -> str:
        return "<SigningKey>"
