"""What a token stands for."""

from __future__ import annotations

from django.db import models


class MaskedWord(models.Model):
    """The words that were masked, where they stood, and the token and pseudonym in their place."""

    item = models.CharField(max_length=28, db_index=True)
    source = models.CharField(max_length=28, db_index=True)
    text = models.CharField(max_length=28, db_index=True)
    start = models.IntegerField()
    end = models.IntegerField()
    kind = models.CharField(max_length=40)
    token = models.CharField(max_length=24)
    person = models.CharField(max_length=28, blank=True)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "masked_word"

    def __str__(self) -> str:
        return str(self.pk)
