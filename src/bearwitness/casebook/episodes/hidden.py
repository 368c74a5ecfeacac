"""What no engine sees, whoever may read it: the steps of an escape, places of safety, helpers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from bearwitness.casebook.models import Claim
from bearwitness.domain.codebook import codebook

HELPER = "Helper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Identifiers of subjects that stay out of every frame."""

    helpers: frozenset[str]
    episodes: frozenset[str]
    venues: frozenset[str]
    payments: frozenset[str]


def hidden() -> Hidden:
    """Ask all standing claims, whoever may read them: this only hides."""
    standing = Claim.objects.filter(retraction=None, against=False)
    venues = _restricted(standing, "venue_kind", "Venue")
    in_hiding = standing.filter(property="venue", value__subject_id__in=venues)
    return Hidden(
        helpers=_helpers(standing),
        episodes=_restricted(standing, "step", "Episode")
        | _restricted(standing, "venue_kind", "Episode")
        | frozenset(in_hiding.values_list("subject", flat=True)),
        venues=venues,
        payments=_restricted(standing, "payment_kind", "Payment"),
    )


def shown(name: str, code: str) -> bool:
    """Whether engines may see a code of a property's list."""
    codes = codebook().list(codebook().property(name).list).codes
    return code in codes and codes[code].sensitivity != "restricted"


def _restricted(standing: QuerySet[Claim], name: str, kind: str) -> frozenset[str]:
    """Subjects that are said to have a code of a property which never leaves."""
    codes = codebook().list(codebook().property(name).list).codes.values()
    never = [each.code for each in codes if each.sensitivity == "restricted"]
    said = standing.filter(property=name, subject__kind=kind, value__code__in=never)
    return frozenset(said.values_list("subject", flat=True))


def _helpers(standing: QuerySet[Claim]) -> frozenset[str]:
    said = standing.filter(property="role", value__code=HELPER).values_list("subject", flat=True)
    named = standing.filter(property="done_by", value__role=HELPER).values_list(
        "value__subject_id", flat=True
    )
    return frozenset({*said, *named})
