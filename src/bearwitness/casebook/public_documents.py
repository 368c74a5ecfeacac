"""Documents that are nobody's testimony and may be shown to everybody."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from bearwitness.casebook.models import Source
from bearwitness.casebook.permitted import permitted


def public_documents(at: datetime) -> QuerySet[Source]:
    """Documents under no consent whose licence lets them be shown at this moment."""
    return permitted(Source.objects.filter(kind="document", consent=None), "quote", at)
