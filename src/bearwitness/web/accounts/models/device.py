"""A browser in which somebody has signed in before."""

from __future__ import annotations

from django.db import models

from bearwitness.web.accounts.models.account import Account


class Device(models.Model):
    """SHA-256 of the cookie that a browser keeps: wrong tries elsewhere never make this browser wait."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()

    class Meta:
        app_label = "accounts"
        db_table = "account_device"

    def __str__(self) -> str:
        return str(self.pk)
