"""Which entries of the audit record somebody may read."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.acting import roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Claim, DoubleCoding, Passage, Source, TextVersion
from bearwitness.casebook.rights import Role
from bearwitness.casebook.sight import WHOLE, sight_for

OVERSEERS: frozenset[Role] = WHOLE | {"admin"}
"""Roles that oversee what everybody does; an entry holds no word of a case."""


def seen_entries(casebook: Casebook) -> QuerySet[AuditEntry]:
    """Entries that the actor may read: her own, and those on sources that she sees and on what rests on them.

    In the joined role all but those on sources that she does not see.
    """
    roles, rows = roles_of(casebook), AuditEntry.objects.all()
    if OVERSEERS & roles:
        return rows
    sight, own = sight_for(casebook.actor, roles), Q(actor=casebook.actor)
    if sight.bound == "unless_given":
        return rows.filter(own | ~_on(lambda source: ~sight.over(source)))
    return rows.filter(own | _on(sight.over))


def _on(over: Callable[[str], Q]) -> Q:
    """Entries on a source for which a condition holds, or on a text, passage, claim, subject or double coding of it."""
    item = OuterRef("object")
    found = Q(Exists(Source.objects.filter(over(""), pk=item)))
    found |= Q(Exists(TextVersion.objects.filter(over("source__"), pk=item)))
    found |= Q(Exists(Passage.objects.filter(over("text__source__"), pk=item)))
    found |= Q(Exists(DoubleCoding.objects.filter(over("text__source__"), pk=item)))
    claims = Claim.objects.filter(over("passage__text__source__"))
    return found | Q(Exists(claims.filter(pk=item))) | Q(Exists(claims.filter(subject=item)))
