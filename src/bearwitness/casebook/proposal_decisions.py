"""Proposals of the machine that somebody decided against."""

from __future__ import annotations

from bearwitness.casebook.models import ProposalDecision

Proposal = tuple[int, int, str]
"""Start, end and kind."""


def refused_proposals(text_id: str) -> list[Proposal]:
    """Those on one text of which the latest decision is against, in the order of the decisions."""
    rows = ProposalDecision.objects.filter(text=text_id).order_by("at", "id")
    held: dict[Proposal, bool] = {}
    for start, end, kind, refused in rows.values_list("start", "end", "kind", "refused"):
        held.pop((start, end, kind), None)
        held[start, end, kind] = refused
    return [each for each, refused in held.items() if refused]
