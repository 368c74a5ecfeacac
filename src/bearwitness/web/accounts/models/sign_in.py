"""A session, and whose it is."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from bearwitness.web.accounts.models.account import Account


class SignIn(AbstractBaseSession):
    """Django's session row with its account, so that a person's sessions can be listed and ended."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True)
    began = models.DateTimeField()

    class Meta:
        app_label = "accounts"
        db_table = "account_session"

    def __str__(self) -> str:
        return str(self.began)
