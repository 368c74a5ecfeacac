"""Who may do what in this casebook."""

from __future__ import annotations

from django.db import models


class Member(models.Model):
    """One role of one keyholder; somebody with no row may do nothing."""

    name = models.CharField(max_length=200)
    role = models.CharField(max_length=12)

    class Meta:
        db_table = "member"
        constraints = [models.UniqueConstraint(fields=["name", "role"], name="member_once")]

    def __str__(self) -> str:
        return self.role
