"""One person's yes to a plan."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.plan import Plan


class Approval(models.Model):
    """Nobody approves the same plan twice."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="approvals")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "approval"
        constraints = [models.UniqueConstraint(fields=["plan", "by"], name="approval_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.pk}"
