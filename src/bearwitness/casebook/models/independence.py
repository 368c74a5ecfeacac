"""A passage of a source that repeats another one is known from elsewhere."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.passage import Passage


class Independence(models.Model):
    """A reviewer's statement that a passage does not rest on the source that its own source derives from."""

    passage = models.OneToOneField(
        Passage, on_delete=models.PROTECT, primary_key=True, related_name="independence"
    )
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "independence"

    def __str__(self) -> str:
        return str(self.pk)
