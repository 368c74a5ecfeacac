"""What was agreed for one source."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.source import Source


class Consent(models.Model):
    """A person's consent, or a partner's sharing agreement, as recorded at one moment.

    Rows are only added: a new one supersedes the one before, and a withdrawal is a row too.
    """

    id = models.CharField(primary_key=True, max_length=28)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="consents")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    child = models.BooleanField(default=False)
    second_approver = models.CharField(max_length=200, blank=True)
    details = models.JSONField()

    class Meta:
        db_table = "consent"
        indexes = [
            models.Index(
                fields=["withdrawn_at"],
                name="consent_withdrawn",
                condition=models.Q(withdrawn_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.id
