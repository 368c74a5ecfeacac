"""What sources are open for as wholes, by the consent gate itself: two queries, however many scopes are asked about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects

from bearwitness.casebook.consent import permits
from bearwitness.casebook.consents import consent_answers
from bearwitness.casebook.derived import echoes
from bearwitness.casebook.models import ConsentAnswer, Source
from bearwitness.casebook.records import kind_of
from bearwitness.casebook.sight import Exit, Sight, scope_of
from bearwitness.domain.consent import SCOPES, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFor:
    """Scopes that open the whole of a source now, in the order of the consent, and with how many named recipients it may be shared."""

    scopes: tuple[Scope, ...]
    recipients: int


def open_for(sources: Sequence[Source], at: datetime) -> Mapping[str, OpenFor]:
    """By source, the same answer as `permitted` gives for each scope and recipient.

    Invariant: only answers for whole sources are fetched, so that nothing may be asked here about a passage.
    """
    answers = ConsentAnswer.objects.filter(passage=None)
    prefetch_related_objects(sources, "consent", Prefetch("consent__answers", queryset=answers))
    named = [each.id for each in sources]
    repeats = Source.objects.filter(id__in=named).filter(id__in=echoes(at)).values_list("id", flat=True)
    echoed = frozenset(repeats)
    return {each.id: _open_for(each, at, echo=each.id in echoed) for each in sources}


def wholly_open(sources: Collection[str], reading: Exit | Sight, at: datetime) -> frozenset[str]:
    """Those of the sources that `permitted` lets through as wholes, for the little that a page reads."""
    rows = reading.sources(sources) if isinstance(reading, Sight) else Source.objects.filter(id__in=sources)
    scope = scope_of(reading)
    return frozenset(name for name, state in open_for(list(rows), at).items() if scope in state.scopes)


def _open_for(source: Source, at: datetime, *, echo: bool) -> OpenFor:
    consent = None if source.consent is None else consent_answers(source.consent)

    def opened(scope: Scope, recipient: str | None = None) -> bool:
        return permits(
            consent,
            scope,
            None,
            at,
            recipient=recipient,
            kind=kind_of(source),
            child=source.child,
            licence=source.licence,
            echo=echo,
        )

    shares = consent.shares if consent else ()
    return OpenFor(
        scopes=tuple(scope for scope in SCOPES if opened(scope)),
        recipients=sum(opened("share", each) for each in shares),
    )
