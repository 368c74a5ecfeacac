"""Proposals of the machine that somebody decided against."""

from __future__ import annotations

from bearwitness.casebook.models import RefusedProposal


def refused_proposals(text_id: str) -> set[tuple[int, int, str]]:
    """Start, end and kind of each, on one text."""
    return set(RefusedProposal.objects.filter(text=text_id).values_list("start", "end", "kind"))
