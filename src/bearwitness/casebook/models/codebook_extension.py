"""Versions of the team's own codes and properties."""

from __future__ import annotations

from django.db import models


class CodebookExtension(models.Model):
    """The team's YAML file as it was imported; the latest is in force, and none is ever changed."""

    version = models.PositiveIntegerField(primary_key=True)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "codebook_extension"

    def __str__(self) -> str:
        return str(self.version)
