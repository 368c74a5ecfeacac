"""A person is to be asked, perhaps again."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.subject import Subject


class Interview(models.Model):
    """Why she is asked, and which earlier interviews the asker was shown."""

    person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="interviews")
    reason = models.CharField(max_length=40, blank=True)
    earlier = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "interview"

    def __str__(self) -> str:
        return str(self.pk)
