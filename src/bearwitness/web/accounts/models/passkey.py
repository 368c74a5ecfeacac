"""A passkey of an account."""

from __future__ import annotations

from django.db import models

from bearwitness.web.accounts.models.account import Account


class Passkey(models.Model):
    """Public part of a WebAuthn credential (attested credential data, as bytes)."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    name = models.CharField(max_length=60)
    credential = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        app_label = "accounts"
        db_table = "account_passkey"

    def __str__(self) -> str:
        return str(self.pk)
