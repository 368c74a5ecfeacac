"""Which sources somebody sees: a documenter those that she took in or that were given to her, never another's.

Whoever reads under ``record`` must say so with a `Sight`: the consent gate takes no bare ``record``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

from django.db.models import Q, QuerySet

from bearwitness.casebook.models import Assignment, CaseTeamMember, Source
from bearwitness.casebook.rights import Role
from bearwitness.domain.consent import Scope

Exit = Literal["analyse", "count", "quote", "name", "share", "contact"]
"""Scopes of what leaves the case team's own pages: what they open does not depend on who looks."""
Bound = Literal["none", "given", "unless_given"]
"""Every source; only her own; or all that nobody in particular was given, and her own."""
WHOLE: frozenset[Role] = frozenset({"custodian", "reviewer"})
"""Roles whose work is on all sources: keeping them, and checking what is to leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A scope, and who reads under it.

    Attributes
    ----------
    bound
        Which sources she sees; outside ``record`` always every one, as it is open or closed for all alike.
    """

    scope: Scope = "record"
    name: str = ""
    bound: Bound = "none"

    def sources(self, among: Collection[str] | None = None) -> QuerySet[Source]:
        """Sources that she sees, whatever their consent says; of some, they are found at once and not by each question."""
        seen = Source.objects.filter(self.over())
        if among is None or self.bound == "none":
            return seen if among is None else seen.filter(id__in=among)
        return Source.objects.filter(id__in=list(seen.filter(id__in=among).values_list("id", flat=True)))

    def over(self, source: str = "") -> Q:
        """The same, as a condition on rows from which `source` leads to the source, such as ``text__source__``."""
        if self.bound == "none":
            return Q()
        teams = CaseTeamMember.objects.filter(name=self.name).values("team")
        own = Assignment.objects.filter(Q(who=self.name) | Q(team__in=teams)).values("source")
        seen = Q((f"{source}id__in", own))
        if self.bound == "unless_given":
            others = Assignment.objects.filter(taken=False).values("source")
            seen |= ~Q((f"{source}id__in", others))
        return seen


EVERYTHING = Sight()
"""For what nobody looks at: the index of the search, and what is weighed against everything there is."""


def scope_of(reading: Exit | Sight) -> Scope:
    """Scope under which something is read.

    Raises
    ------
    TypeError
        The scope is ``record``, and nobody said who reads.
    """
    if isinstance(reading, Sight):
        return reading.scope
    if reading not in get_args(Exit):
        raise TypeError("who reads under this scope must be said with a Sight")
    return reading


def anybody(reading: Exit | Sight) -> Exit | Sight:
    """The same scope, whoever reads: what consent alone closes."""
    return replace(reading, bound="none") if isinstance(reading, Sight) else reading


def sight_for(name: str, roles: Collection[Role], scope: Scope = "record") -> Sight:
    """What somebody with these roles sees under a scope; without a role that sees more, only what is her own."""
    if scope in get_args(Exit) or WHOLE & frozenset(roles):
        return Sight(scope=scope, name=name)
    return Sight(scope=scope, name=name, bound="unless_given" if "team" in roles else "given")
