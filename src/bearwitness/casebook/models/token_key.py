"""The key of the tokens that stand for persons in snapshots."""

from __future__ import annotations

from django.db import models


class TokenKey(models.Model):
    """Singleton: 32 bytes. It stays when the casebook's data keys change, so that old snapshots still compare."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    key = models.BinaryField()

    class Meta:
        db_table = "token_key"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="token_key_one")]

    def __str__(self) -> str:
        return "token key"

    def __repr__(self) -> str:
        return "<TokenKey>"
