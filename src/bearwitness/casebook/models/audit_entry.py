"""The audit chain's rows, written by the vault through the same cursor as the action."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One entry of the hash chain: the database refuses to change or delete it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.TextField()
    actor = models.TextField()
    verb = models.TextField()
    object = models.TextField()
    detail = models.TextField()
    previous = models.TextField()
    digest = models.TextField(unique=True)

    class Meta:
        db_table = "audit_entry"

    def __str__(self) -> str:
        return str(self.seq)
