"""Somebody outside the team who may approve what leaves."""

from __future__ import annotations

from django.db import models


class OutsideApprover(models.Model):
    """Her name and her public key (Ed25519, PEM), as a custodian registered them; rows are only added."""

    name = models.CharField(primary_key=True, max_length=200)
    key = models.TextField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "outside_approver"

    def __str__(self) -> str:
        return self.name
