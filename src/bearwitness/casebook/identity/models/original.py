"""The text of an original, before it was masked."""

from __future__ import annotations

from django.db import models


class Original(models.Model):
    """Text of a testimony as it was told, or of a working text in which something identifying was found later."""

    item = models.CharField(max_length=28, unique=True)
    source = models.CharField(max_length=28, db_index=True)
    text = models.CharField(max_length=28, db_index=True)
    words = models.TextField()
    alignment = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "original"

    def __str__(self) -> str:
        return str(self.pk)
