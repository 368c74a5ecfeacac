"""Who works together on some sources."""

from __future__ import annotations

from django.db import models


class CaseTeam(models.Model):
    """A team of documenters, by a name that says nothing about anybody; its sources are its `Assignment` rows."""

    id = models.CharField(primary_key=True, max_length=28)
    name = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "case_team"

    def __str__(self) -> str:
        return self.id
