"""Who withdrew, as the snapshots of releases name her."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Q, Subquery

from bearwitness.casebook.derived import echoes, first_of
from bearwitness.casebook.models import Claim, Consent, Erasure, ReleaseRow, Source
from bearwitness.casebook.tokens import snapshot_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A withdrawn source with what repeats it: its tokens with their time, and the tokens of those of whom it tells."""

    at: Mapping[str, datetime]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawals:
    """What was withdrawn.

    Attributes
    ----------
    at
        Tokens of persons with the time since which what tells of them is closed here: consent was withdrawn, and that
        was recorded.
    tellings
        Withdrawn sources: quotes stand in snapshots under their tokens, whoever they tell of.
    sources
        Identifiers of the withdrawn sources and of all that repeats them.
    erased
        By release that counted or quoted them, how many sources were erased since.
    latest
        The latest time of all but these.
    """

    at: Mapping[str, datetime]
    tellings: tuple[Telling, ...]
    sources: frozenset[str]
    erased: Mapping[str, int]
    latest: datetime | None

    def since(self, when: datetime) -> bool:
        """Whether anybody withdrew after a moment."""
        return self.latest is not None and self.latest > when

    def counted_in(self, row: ReleaseRow) -> int:
        """Persons whom a release counts or quotes and for whom consent was withdrawn after it was built.

        A telling that is quoted and of which the snapshot names no person counts as one, and so does one that was erased.
        """
        erased = self.erased.get(row.id, 0)
        if not self.since(row.at):
            return erased
        return (
            erased
            + _gone(self.at, row)
            + sum(
                _gone(each.at, row) > 0 and not any(token in row.snapshot for token in each.persons)
                for each in self.tellings
            )
        )


def _gone(at: Mapping[str, datetime], row: ReleaseRow) -> int:
    """How many tokens with a later time the snapshot of a release holds."""
    return sum(when > row.at and token in row.snapshot for token, when in at.items())


def withdrawals() -> Withdrawals:
    """Every withdrawal that holds now; what repeats a withdrawn source counts as withdrawn with the latest."""
    closing = _closing()
    erased = _erased()
    if not closing:
        return Withdrawals(at={}, tellings=(), sources=frozenset(), erased=erased, latest=None)
    closed = Source.objects.filter(
        Q(consent__withdrawn_at__isnull=False) | Q(id__in=echoes(datetime.now(UTC)))
    )
    latest = max(closing.values())
    above = dict(closed.values_list("id", "derives_from"))
    times = {name: closing.get(name, latest) for name in above}
    spoken = Claim.objects.filter(passage__text__source__in=closed, subject__kind="Person")
    pairs = list(spoken.values_list("passage__text__source", "subject").distinct())
    tokens = snapshot_tokens({*times, *(person for _, person in pairs)})
    told: dict[str, set[str]] = {name: set() for name in times}
    for name, person in pairs:
        told[name].add(tokens[person])
    persons: dict[str, datetime] = {}
    for name, hers in told.items():
        persons |= {each: max(persons.get(each, times[name]), times[name]) for each in hers}
    return Withdrawals(
        at=persons,
        tellings=_tellings(above, times, told, tokens),
        sources=frozenset(times),
        erased=erased,
        latest=latest,
    )


def withdrawn_since(when: datetime) -> datetime | None:
    """When somebody last withdrew after a time, where nothing else is asked; None where nobody did."""
    return max((at for at in _closing().values() if at > when), default=None)


def _closing() -> dict[str, datetime]:
    """By source whose consent is withdrawn, the time since which it is closed here."""
    gone = Consent.objects.filter(in_force_for__isnull=False, withdrawn_at__isnull=False)
    dated = gone.annotate(known=_known()).values_list("source", "withdrawn_at", "known")
    return {name: max(at, known) for name, at, known in dated}


def _erased() -> Counter[str]:
    """By release, sources of it that were erased. What came in by mistake was nobody's."""
    gone = Erasure.objects.filter(erased_at__isnull=False).exclude(reason="Mistake")
    return Counter(release for held in gone.values_list("releases", flat=True) for release in held)


def _known() -> Subquery:
    """When a withdrawal was first recorded: a release that was built between that and what it says still counts her."""
    same = Consent.objects.filter(source=OuterRef("source"), withdrawn_at=OuterRef("withdrawn_at"))
    return Subquery(same.order_by("at").values("at")[:1])


def _tellings(
    above: Mapping[str, str | None],
    times: Mapping[str, datetime],
    told: Mapping[str, set[str]],
    tokens: Mapping[str, str],
) -> tuple[Telling, ...]:
    """Withdrawn sources, each together with those that repeat it."""
    groups: dict[str, list[str]] = {}
    for name in times:
        groups.setdefault(first_of(name, above), []).append(name)
    return tuple(
        Telling(
            at={tokens[each]: times[each] for each in names},
            persons=frozenset().union(*(told[each] for each in names)),
        )
        for names in groups.values()
    )
