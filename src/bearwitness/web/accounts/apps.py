"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, in the case database; their tables are made when the pages are first served."""

    name = "bearwitness.web.accounts"
    label = "accounts"
