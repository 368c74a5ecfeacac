"""Somebody looked a second time at a quote before it leaves."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.passage import Passage
from bearwitness.casebook.models.plan import Plan


class SecondLook(models.Model):
    """She read the words of the passage and what in them could lead to a person; rows are only added.

    The plan's row stands for what would leave then, word for word: with other words it is another row.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="second_looks")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="second_looks")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "second_look"
        constraints = [
            models.UniqueConstraint(fields=["plan", "passage", "by"], name="second_look_once_each")
        ]

    def __str__(self) -> str:
        return str(self.pk)
