"""What remains of a source that was erased."""

from __future__ import annotations

from django.db import models


class Erasure(models.Model):
    """Tombstone: identifier, hash, reason, the two persons, and the releases that held it.

    Before the second agrees, it is a proposal. Releases are those that count a person of whom the source spoke, or quote
    it, by their identifiers: nothing here says who.
    """

    source = models.CharField(primary_key=True, max_length=28)
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=40)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    second = models.CharField(max_length=200, blank=True)
    erased_at = models.DateTimeField(null=True)
    releases = models.JSONField(default=list)

    class Meta:
        db_table = "erasure"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None, second="")
                | models.Q(erased_at__isnull=False) & ~models.Q(second="") & ~models.Q(second=models.F("by")),
                name="erasure_by_two",
            )
        ]

    def __str__(self) -> str:
        return self.source
