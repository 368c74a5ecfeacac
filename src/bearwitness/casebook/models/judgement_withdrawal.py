"""A judgement on a pair is taken back."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.pair_judgement import PairJudgement


class JudgementWithdrawal(models.Model):
    """The judgement stays, and counts no more."""

    judgement = models.OneToOneField(
        PairJudgement, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "judgement_withdrawal"

    def __str__(self) -> str:
        return str(self.pk)
