"""A search that somebody keeps for herself."""

from __future__ import annotations

from django.db import models

from bearwitness.web.accounts.models.account import Account


class SavedSearch(models.Model):
    """What was asked for. Words of a search may name somebody: they stand here only, and go after `until`."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    asked = models.JSONField()
    until = models.DateTimeField()

    class Meta:
        app_label = "accounts"
        db_table = "account_saved_search"

    def __str__(self) -> str:
        return str(self.pk)
