"""Two persons coding the same text, neither seeing what the other does."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class DoubleCoding(models.Model):
    """One text and its two coders; a text is coded twice at most once."""

    id = models.CharField(primary_key=True, max_length=28)
    text = models.OneToOneField(TextVersion, on_delete=models.PROTECT, related_name="double_coding")
    first = models.CharField(max_length=200)
    second = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "double_coding"
        constraints = [
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="double_coding_two")
        ]

    def __str__(self) -> str:
        return self.id
