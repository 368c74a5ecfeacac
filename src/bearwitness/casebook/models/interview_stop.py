"""She stopped the interview."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.source import Source


class InterviewStop(models.Model):
    """The mark that ended an interview, and what she agreed to keep of it."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="stops")
    keeping = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "interview_stop"

    def __str__(self) -> str:
        return str(self.pk)
