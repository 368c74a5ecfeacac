"""A span of one text version."""

from __future__ import annotations

import hashlib

from django.db import models

from bearwitness.casebook.errors import NoSuchSpan
from bearwitness.casebook.models.text_version import TextVersion


class Passage(models.Model):
    """Offsets in code points, with the quoted text and its SHA-256.

    Invariant: ``text.text[start:end] == quote``, checked whenever a row is made.
    """

    id = models.CharField(primary_key=True, max_length=28)
    text = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="passages")
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    quote_sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "passage"
        constraints = [models.UniqueConstraint(fields=["text", "start", "end"], name="passage_span")]

    def __str__(self) -> str:
        return self.id

    @classmethod
    def cut(cls, identifier: str, text: TextVersion, start: int, end: int) -> Passage:
        """Make the unsaved row for a span.

        Raises
        ------
        NoSuchSpan
            When the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(text.text):
            raise NoSuchSpan(start=start, end=end, length=len(text.text))
        quote = text.text[start:end]
        digest = hashlib.sha256(quote.encode()).hexdigest()
        return cls(id=identifier, text=text, start=start, end=end, quote=quote, quote_sha256=digest)
