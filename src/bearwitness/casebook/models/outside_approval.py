"""A signed yes from outside to a plan."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.outside_approver import OutsideApprover
from bearwitness.casebook.models.plan import Plan


class OutsideApproval(models.Model):
    """What she signed, and her signature: both can be checked again; nobody approves the same plan twice."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="outside_approvals")
    approver = models.ForeignKey(OutsideApprover, on_delete=models.PROTECT, related_name="approvals")
    request = models.BinaryField()
    signature = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        db_table = "outside_approval"
        constraints = [models.UniqueConstraint(fields=["plan", "approver"], name="outside_approval_once")]

    def __str__(self) -> str:
        return str(self.pk)
