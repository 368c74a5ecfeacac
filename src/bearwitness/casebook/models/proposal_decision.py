"""What somebody decided about a proposal of the machine."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class ProposalDecision(models.Model):
    """Span and kind of a proposal that is not made again, or is made again after all; rows are only added.

    The latest of a proposal holds.
    """

    text = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="proposal_decisions")
    start = models.IntegerField()
    end = models.IntegerField()
    kind = models.CharField(max_length=12)
    refused = models.BooleanField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "proposal_decision"

    def __str__(self) -> str:
        return self.text_id
