"""A code that stands for the second factor, once."""

from __future__ import annotations

from django.db import models

from bearwitness.web.accounts.models.account import Account


class RecoveryCode(models.Model):
    """SHA-256 of a code of 80 random bits; the row goes when the code is used."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        app_label = "accounts"
        db_table = "account_recovery_code"

    def __str__(self) -> str:
        return str(self.pk)
