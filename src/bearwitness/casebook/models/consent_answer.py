"""One answer of a consent."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.consent import Consent
from bearwitness.casebook.models.passage import Passage


class ConsentAnswer(models.Model):
    """No, yes, or until a date, for one scope (and recipient), for the source or for one passage of it."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="answers")
    scope = models.CharField(max_length=12)
    recipient = models.CharField(max_length=200, blank=True)
    passage = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=5)
    until = models.DateField(null=True)

    class Meta:
        db_table = "consent_answer"
        constraints = [
            models.UniqueConstraint(
                fields=["consent", "scope", "recipient"],
                condition=models.Q(passage=None),
                name="consent_answer_of_source",
            ),
            models.UniqueConstraint(
                fields=["consent", "scope", "recipient", "passage"],
                condition=models.Q(passage__isnull=False),
                name="consent_answer_of_passage",
            ),
            models.CheckConstraint(
                condition=models.Q(answer__in=["no", "yes"], until=None)
                | models.Q(answer="until", until__isnull=False),
                name="consent_answer_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consent_id} {self.scope}"
