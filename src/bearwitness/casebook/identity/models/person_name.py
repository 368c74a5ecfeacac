"""A name of a person in one script."""

from __future__ import annotations

from django.db import models


class PersonName(models.Model):
    """One spelling; names in other scripts are other rows, and a correction is a later row beside the first."""

    person = models.CharField(max_length=28, db_index=True)
    words = models.TextField()
    script = models.CharField(max_length=12)
    system = models.CharField(max_length=24, blank=True)
    kind = models.CharField(max_length=12)
    source = models.CharField(max_length=28, blank=True, db_index=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "person_name"

    def __str__(self) -> str:
        return str(self.pk)
