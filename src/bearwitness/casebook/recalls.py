"""What came of asking copies back."""

from __future__ import annotations

from collections.abc import Collection

from bearwitness.casebook.models import Recall

SETTLED = frozenset({"Destroyed", "Refused"})
"""Answers after which nothing is left to ask."""


def last_answers(copies: Collection[int]) -> dict[int, str]:
    """What was recorded last of asking each of these copies back; empty where nobody has asked."""
    rows = Recall.objects.filter(copy__in=copies).order_by("at", "pk")
    return dict.fromkeys(copies, "") | dict(rows.values_list("copy", "answer"))
