"""How many standing claims there are on some sources or texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from django.db.models import Count

from bearwitness.casebook.models import Claim

By = Literal["passage__text__source", "passage__text"]


def claim_counts(by: By, names: Collection[str]) -> Mapping[str, int]:
    """Numbers by identifier; one without claims is not among them.

    Asked apart from the rows of a page: counted beside them, each claim carries all their columns along.
    """
    standing = Claim.objects.filter(retraction=None, **{f"{by}__in": names}).order_by()
    return dict(standing.values_list(by).annotate(number=Count("pk")))
