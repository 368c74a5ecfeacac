"""Survivors on record who are not counted."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db.models import Q, QuerySet

from bearwitness.casebook.derived import echoes
from bearwitness.casebook.models import Claim
from bearwitness.casebook.reviews import properties_under_review, reviewed

_SOURCE = "passage__text__source"


def kept_out(rows: QuerySet[Claim], at: datetime, shared: QuerySet[Claim] | None = None) -> Counter[str]:
    """Number of survivors by reason; nobody by name.

    They have withdrawn, have not agreed to be counted, or, where review is required, nobody has agreed yet that the
    coding is right.

    Parameters
    ----------
    rows
        Standing claims that may be counted.
    at
        Now.
    shared
        Those of them that may be shared with the one recipient whom the figures are for; None where they are for all.
    """
    counted = set(_survivors(rows))
    recorded = set(_survivors(Claim.objects.filter(retraction=None))) - counted
    own, echo = (Q((f"{_SOURCE}__consent__withdrawn_at__isnull", False)), Q((f"{_SOURCE}__in", echoes(at))))
    gone = recorded & set(_survivors(Claim.objects.filter(own | echo, retraction=None)))
    found = Counter({"withdrawn": len(gone), "no_count_scope": len(recorded - gone)})
    if shared is not None:
        left = set(_survivors(shared))
        found["no_share_scope"] = len(counted - left)
        rows, counted = shared, left
    if properties_under_review():
        found["not_reviewed"] = len(counted - set(_survivors(reviewed(rows))))
    return found


def _survivors(claims: QuerySet[Claim]) -> QuerySet[Claim, str]:
    said = claims.filter(property="role", value__code="Survivor", against=False, subject__kind="Person")
    return said.order_by("subject").values_list("subject", flat=True).distinct()
