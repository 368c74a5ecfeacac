"""Something that identified somebody was found in a working text and masked."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.text_version import TextVersion


class Remasking(models.Model):
    """Text that took the place of another.

    Invariant: only while such a row says so may the old text lose its words and its passages move to the new one;
    the database's triggers hold it.
    """

    old = models.OneToOneField(
        TextVersion, on_delete=models.PROTECT, primary_key=True, related_name="remasking"
    )
    new = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="remasked_from")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "remasking"

    def __str__(self) -> str:
        return str(self.pk)
