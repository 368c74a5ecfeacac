"""Withdrawn sources of which somebody outside still holds something that is to be asked back."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from bearwitness.casebook.models import Claim, HandedCopy, Source
from bearwitness.casebook.recalls import last_answers
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.casebook.withdrawn import withdrawals

_TOKEN = re.compile(r'"([0-9a-f]{64})"')


def sources_asking_back(seen: QuerySet[Source]) -> tuple[str, ...]:
    """Of some sources, those withdrawn of which a copy, or the copy of a release with hers, is still to be asked back.

    A copy of what repeats a source is asked back for that too, as in its letters: who sees the one may not see the other.
    What was destroyed asks for nothing more, nor what was refused after the withdrawal.
    """
    if not HandedCopy.objects.exists():
        return ()
    times = withdrawals().sources
    gone = seen.filter(id__in=times).order_by("id").values_list("id", flat=True)
    repeated = _repeated(list(gone), times)
    if not repeated:
        return ()
    hers = _tokens(repeated)
    copies = list(HandedCopy.objects.select_related("release"))
    told = last_answers([each.pk for each in copies])
    open_for: set[str] = set()
    for copy in copies:
        held = _TOKEN.findall(copy.release.snapshot) if copy.release else ()
        reached = {name for name, its in repeated.items() if copy.source_id in its}
        reached |= {name for name, its in hers.items() if not its.isdisjoint(held)}
        open_for |= {name for name in reached if not told[copy.pk].settles(times[name])}
    return tuple(sorted(open_for))


def _repeated(sources: Collection[str], withdrawn: Collection[str]) -> dict[str, set[str]]:
    """Each of some sources with all withdrawn ones that repeat it, at any remove, itself among them."""
    above = dict(Source.objects.filter(id__in=withdrawn).values_list("id", "derives_from"))
    found: dict[str, set[str]] = {name: set() for name in sources}
    for each in above:
        for name in found.keys() & _line(each, above):
            found[name].add(each)
    return found


def _line(name: str, above: Mapping[str, str | None]) -> set[str]:
    """A source, and all that it repeats."""
    line: set[str] = set()
    at: str | None = name
    while at is not None and at not in line:
        line.add(at)
        at = above.get(at)
    return line


def _tokens(repeated: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """By source, under which tokens a snapshot may hold it, what repeats it, or somebody of whom they tell."""
    every = {each for its in repeated.values() for each in its}
    told: dict[str, set[str]] = {each: {each} for each in every}
    spoken = Claim.objects.filter(passage__text__source__in=every, subject__kind="Person")
    for each, person in spoken.values_list("passage__text__source", "subject").distinct():
        told[each].add(person)
    tokens = snapshot_tokens(set().union(*told.values()))
    return {
        name: frozenset(tokens[one] for each in its for one in told[each]) for name, its in repeated.items()
    }
