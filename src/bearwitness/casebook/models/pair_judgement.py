"""A person's word on whether two records are one person."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.linked_pair import LinkedPair


class PairJudgement(models.Model):
    """Same, different or unsure; given once by each reviewer, until she takes it back."""

    id = models.CharField(primary_key=True, max_length=28)
    pair = models.ForeignKey(LinkedPair, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=9)
    mode = models.CharField(max_length=6)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "pair_judgement"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=["same", "different", "unsure"]), name="pair_judgement_verdict"
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=["queue", "sample"]), name="pair_judgement_mode"
            ),
        ]

    def __str__(self) -> str:
        return self.id
