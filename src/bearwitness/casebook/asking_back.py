"""Withdrawn sources of which somebody outside still holds something that is to be asked back."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from bearwitness.casebook.models import Claim, HandedCopy, ReleaseRow, Source
from bearwitness.casebook.recalls import last_answers
from bearwitness.casebook.tokens import snapshot_tokens, tokens_in
from bearwitness.casebook.withdrawn import withdrawals


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
    copies = list(HandedCopy.objects.all())
    told = last_answers([each.pk for each in copies])
    hers = _tokens(repeated)
    held: dict[str, frozenset[str]] = {}
    found: set[str] = set()
    for copy in copies:
        asked = {name for name in repeated.keys() - found if not told[copy.pk].settles(times[name])}
        found |= {name for name in asked if copy.source_id in repeated[name]}
        if copy.release_id is not None and asked - found:
            if copy.release_id not in held:
                held[copy.release_id] = tokens_in(_snapshot(copy.release_id))
            found |= {name for name in asked if not hers[name].isdisjoint(held[copy.release_id])}
    return tuple(sorted(found))


def _snapshot(release: str) -> str:
    return ReleaseRow.objects.values_list("snapshot", flat=True).get(id=release)


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
