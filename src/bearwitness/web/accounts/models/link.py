"""A link with which somebody sets up an account, once."""

from __future__ import annotations

from django.db import models

from bearwitness.web.accounts.models.account import Account


class Link(models.Model):
    """SHA-256 of the secret in the link; the newest of an account alone holds.

    `proved` is true where whoever made it has shown the keyholder's passphrase already.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    proved = models.BooleanField(default=False)

    class Meta:
        app_label = "accounts"
        db_table = "account_link"

    def __str__(self) -> str:
        return str(self.pk)
