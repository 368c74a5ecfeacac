"""Who withdrew, as the snapshots of releases name her."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Q, Subquery

from bearwitness.casebook.derived import echoes, first_of
from bearwitness.casebook.models import Claim, Consent, Erasure, Source
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
        Withdrawn sources: quotes and images stand in snapshots under their tokens, whoever they tell of. A list is none: it
        is quoted by its persons, and stands behind an estimate under its own token (`lists_closed`).
    sources
        Identifiers of the withdrawn sources and of all that repeats them, with the same time.
    erased
        By release that counted, quoted or showed them, when sources were erased since.
    """

    at: Mapping[str, datetime]
    tellings: tuple[Telling, ...]
    sources: Mapping[str, datetime]
    erased: Mapping[str, tuple[datetime, ...]]

    def since(self, when: datetime) -> bool:
        """Whether anybody withdrew after a moment."""
        return any(at > when for at in self.sources.values())


def withdrawals() -> Withdrawals:
    """Every withdrawal that holds now; what repeats a withdrawn source counts as withdrawn with the latest."""
    closing = _closing()
    erased = _erased()
    if not closing:
        return Withdrawals(at={}, tellings=(), sources={}, erased=erased)
    closed = Source.objects.filter(
        Q(consent__withdrawn_at__isnull=False) | Q(id__in=echoes(datetime.now(UTC)))
    )
    latest = max(closing.values())
    above = dict(closed.values_list("id", "derives_from"))
    lists = set(closed.filter(kind="list").values_list("id", flat=True))
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
        tellings=_tellings(
            above, {name: at for name, at in times.items() if name not in lists}, told, tokens
        ),
        sources=times,
        erased=erased,
    )


def withdrawn_since(when: datetime) -> datetime | None:
    """When somebody last withdrew after a time, where nothing else is asked; None where nobody did."""
    return max((at for at in _closing().values() if at > when), default=None)


def _closing() -> dict[str, datetime]:
    """By source whose consent is withdrawn, the time since which it is closed here."""
    gone = Consent.objects.filter(in_force_for__isnull=False, withdrawn_at__isnull=False)
    dated = gone.annotate(known=_known()).values_list("source", "withdrawn_at", "known")
    return {name: max(at, known) for name, at, known in dated}


def _erased() -> dict[str, tuple[datetime, ...]]:
    """By release, when sources of it were erased. What came in by mistake was nobody's."""
    gone = Erasure.objects.exclude(reason="Mistake").order_by("erased_at", "source")
    found: dict[str, tuple[datetime, ...]] = {}
    for at, releases in gone.values_list("erased_at", "releases"):
        if at is not None:
            found |= {release: (*found.get(release, ()), at) for release in releases}
    return found


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
