"""The standard of proof that one person says one legal element has reached."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.subject import Subject


class Assessment(models.Model):
    """A judgement by a person, never computed; rows are only added, and the latest one holds."""

    id = models.CharField(primary_key=True, max_length=28)
    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="assessments")
    element = models.CharField(max_length=60)
    standard = models.CharField(max_length=40)
    reason = models.TextField()
    claims = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "assessment"

    def __str__(self) -> str:
        return self.id
