"""Withdrawn sources of which somebody outside still holds something that is to be asked back."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.db.models import QuerySet

from bearwitness.casebook.models import Claim, HandedCopy, Source
from bearwitness.casebook.recalls import last_answers
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.casebook.withdrawn import withdrawals

_TOKEN = re.compile(r'"([0-9a-f]{64})"')


def sources_asking_back(seen: QuerySet[Source]) -> tuple[str, ...]:
    """Of some sources, those withdrawn of which a copy, or the copy of a release with hers, is still to be asked back.

    What was destroyed asks for nothing more, nor what was refused after the withdrawal.
    """
    if not HandedCopy.objects.exists():
        return ()
    times = withdrawals().sources
    gone = seen.filter(id__in=times).order_by("id").values_list("id", flat=True)
    hers = _tokens(list(gone))
    if not hers:
        return ()
    copies = list(HandedCopy.objects.select_related("release"))
    told = last_answers([each.pk for each in copies])
    open_for: set[str] = set()
    for copy in copies:
        held = _TOKEN.findall(copy.release.snapshot) if copy.release else ()
        reached = {name for name, its in hers.items() if copy.source_id == name or not its.isdisjoint(held)}
        open_for |= {name for name in reached if not told[copy.pk].settles(times[name])}
    return tuple(sorted(open_for))


def _tokens(sources: Collection[str]) -> dict[str, frozenset[str]]:
    """By source, under which tokens a snapshot may hold it or somebody of whom it tells."""
    spoken = Claim.objects.filter(passage__text__source__in=sources, subject__kind="Person")
    names = {name: {name} for name in sources}
    for name, person in spoken.values_list("passage__text__source", "subject").distinct():
        names[name].add(person)
    tokens = snapshot_tokens(set().union(*names.values())) if names else {}
    return {name: frozenset(tokens[each] for each in its) for name, its in names.items()}
