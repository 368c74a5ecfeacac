"""A second person's word on a coding."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.claim import Claim


class Review(models.Model):
    """Agreed, disagreed with a reason, or amended by a claim that takes its place; the latest one holds."""

    id = models.CharField(primary_key=True, max_length=28)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    replaced_by = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="amends")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "review"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="amend", replaced_by__isnull=False)
                | models.Q(verdict__in=["agree", "disagree"], replaced_by=None),
                name="review_verdict",
            )
        ]

    def __str__(self) -> str:
        return self.id
