"""Whom a token in a masked text stands for."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.subject import Subject
from bearwitness.casebook.models.text_version import TextVersion


class TextToken(models.Model):
    """A token such as ``[P1]`` and the pseudonym of the person; the name is in the identity store alone."""

    text = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="tokens")
    token = models.CharField(max_length=24)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="tokens")

    class Meta:
        db_table = "text_token"
        constraints = [models.UniqueConstraint(fields=["text", "token"], name="text_token_once")]

    def __str__(self) -> str:
        return str(self.pk)
