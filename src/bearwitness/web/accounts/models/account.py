"""Somebody who can sign in."""

from __future__ import annotations

from django.db import models


class Account(models.Model):
    """One person; her roles are the `Member` rows under the same name, and without one she sees nothing.

    `password` is empty until she has used her link. `totp_step` is the last time step whose code was taken: no code
    is taken twice.
    """

    name = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=200, default="", blank=True)
    totp_secret = models.CharField(max_length=64, default="", blank=True)
    totp_step = models.BigIntegerField(default=0)
    language = models.CharField(max_length=2, default="en")
    active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)

    class Meta:
        app_label = "accounts"
        db_table = "account"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def ready(self) -> bool:
        """Whether she has set it up and nobody has closed it."""
        return self.active and bool(self.password)
