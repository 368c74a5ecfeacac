"""What a person was told of what became of her words."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.source import Source


class Feedback(models.Model):
    """One promise, one telling, or one failure to tell."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="feedback")
    kind = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "feedback"

    def __str__(self) -> str:
        return str(self.pk)
