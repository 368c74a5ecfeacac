"""The name of the file that an original came in."""

from __future__ import annotations

from django.db import models


class FileName(models.Model):
    """Files are often named after people, so that the name is kept here."""

    item = models.CharField(max_length=28, unique=True)
    source = models.CharField(max_length=28, db_index=True)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "file_name"

    def __str__(self) -> str:
        return str(self.pk)
