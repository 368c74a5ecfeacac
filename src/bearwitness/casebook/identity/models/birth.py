"""When a person was born."""

from __future__ import annotations

from django.db import models


class Birth(models.Model):
    """A date in EDTF; the last row counts, and none is ever changed."""

    person = models.CharField(max_length=28, db_index=True)
    edtf = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "birth"

    def __str__(self) -> str:
        return str(self.pk)
