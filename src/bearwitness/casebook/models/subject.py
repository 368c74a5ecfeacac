"""What claims are about."""

from __future__ import annotations

from django.db import models


class Subject(models.Model):
    """A person, group, place, venue, episode or payment: a random pseudonym and a kind, nothing else."""

    id = models.CharField(primary_key=True, max_length=28)
    kind = models.CharField(max_length=12)

    class Meta:
        db_table = "subject"

    def __str__(self) -> str:
        return self.id
