"""What every way through the door shares: nothing is read but through the consent gate, as far as the reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import QuerySet

from bearwitness.casebook.acting import refuse, roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Passage
from bearwitness.casebook.open_text import open_claims, open_passages
from bearwitness.casebook.permitted import Row, permitted
from bearwitness.casebook.records import passage_record
from bearwitness.casebook.rights import SCOPES, Role
from bearwitness.casebook.sight import Sight, sight_for
from bearwitness.domain.consent import Scope
from bearwitness.domain.passage import PassageRecord

AT_ONCE = 10_000


class Door:
    """Who reads, in which role.

    Invariant: whatever is read is narrowed by a `Sight` that `_checked` made: by the scope, and by which sources the
    actor sees. No method of a door asks the database without one.
    """

    def __init__(self, casebook: Casebook, role: Role) -> None:
        roles = roles_of(casebook)
        if role not in roles:
            refuse(casebook, "read")
        self._casebook = casebook
        self._role = role
        self._roles = roles

    @property
    def own_scope(self) -> Scope:
        """Scope of the role's own pages and search: the case team's, or the analysts'."""
        return "record" if "record" in SCOPES[self._role] else "analyse"

    @property
    def sight(self) -> Sight:
        """What the actor sees on the role's own pages and in its search."""
        return self._checked(self.own_scope)

    def _checked(self, scope: Scope) -> Sight:
        if scope not in SCOPES[self._role]:
            refuse(self._casebook, "read")
        return sight_for(self._casebook.actor, self._roles, scope)

    def _open(self, rows: QuerySet[Row], sight: Sight) -> QuerySet[Row]:
        return permitted(rows, sight, self._now())

    def _standing(self, sight: Sight) -> QuerySet[Claim]:
        return open_claims(Claim.objects.filter(retraction=None), sight, self._now())

    def _readable(self, rows: QuerySet[Passage], sight: Sight) -> list[PassageRecord]:
        return [passage_record(row) for row in open_passages(rows, sight, self._now())]

    def _open_passages(self, claims: Iterable[str]) -> list[PassageRecord]:
        found: dict[str, PassageRecord] = {}
        for some in some_of(claims):
            cited = Claim.objects.filter(id__in=some).values("passage")
            records = self._readable(Passage.objects.filter(id__in=cited), self.sight)
            found |= {each.id: each for each in records}
        return sorted(found.values(), key=lambda each: (each.text_id, each.start, each.end))

    def _now(self) -> datetime:
        return datetime.now(UTC)


def some_of(claims: Iterable[str]) -> Iterator[list[str]]:
    """Identifiers in order, no more at once than a statement takes."""
    left = sorted(set(claims))
    for start in range(0, len(left), AT_ONCE):
        yield left[start : start + AT_ONCE]
