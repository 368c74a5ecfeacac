"""A proposal of the machine that somebody decided against."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class RefusedProposal(models.Model):
    """Span and kind of a proposal that is not made again; rows are only added."""

    text = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="refused_proposals")
    start = models.IntegerField()
    end = models.IntegerField()
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "refused_proposal"
        constraints = [models.UniqueConstraint(fields=["text", "start", "end", "kind"], name="refused_once")]

    def __str__(self) -> str:
        return self.text_id
