"""Whoever or whatever says something, kept unaltered as one sealed blob."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """A testimony, a document or a list.

    Only ``consent`` ever changes: it points at the consent that is in force; earlier ones remain as rows.
    """

    id = models.CharField(primary_key=True, max_length=28)
    kind = models.CharField(max_length=12)
    organisation = models.TextField(blank=True)
    name = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    blob_id = models.CharField(max_length=28, unique=True)
    blob_key = models.BinaryField()
    language = models.CharField(max_length=35, blank=True)
    licence = models.TextField(blank=True)
    received_at = models.DateTimeField()
    derives_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="derived")
    child = models.BooleanField(default=False)
    consent = models.ForeignKey("Consent", null=True, on_delete=models.PROTECT, related_name="in_force_for")

    class Meta:
        db_table = "source"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["testimony", "document", "list"]), name="source_kind"
            )
        ]

    def __str__(self) -> str:
        return self.id
