"""Who may do what: everything is refused that this table does not allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from bearwitness.domain.consent import Scope

Role = Literal["documenter", "analyst", "reviewer", "custodian", "team", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
Right = Literal[
    "add",
    "consent",
    "code",
    "search",
    "analyse",
    "release",
    "link",
    "members",
    "keep",
    "audit",
    "review",
    "identities",
    "accounts",
    "assign",
]
"""Take sources in; record and withdraw consent; code passages; search; read claims and counts for analysis;
propose and approve releases; link lists; say who has which role; back up, restore and erase; check the audit chain;
review codings; open the identity store; keep the accounts of the pages;
say who works on which source."""

_DOCUMENTER: frozenset[Right] = frozenset({"add", "consent", "code", "search", "audit", "review"})
_ANALYST: frozenset[Right] = frozenset({"search", "analyse", "audit"})
_REVIEWER: frozenset[Right] = frozenset({"search", "analyse", "release", "audit", "review"})

RIGHTS: Mapping[Role, frozenset[Right]] = {
    "documenter": _DOCUMENTER,
    "analyst": _ANALYST,
    "reviewer": _REVIEWER,
    "custodian": frozenset(
        {"consent", "search", "link", "members", "keep", "audit", "identities", "accounts", "assign"}
    ),
    "admin": frozenset({"accounts", "audit"}),
    "team": _DOCUMENTER | _ANALYST | _REVIEWER,
}
"""`team` is small-team mode: documenter, analyst and reviewer in one. `admin` keeps accounts and reads no content."""

SCOPES: Mapping[Role, frozenset[Scope]] = {
    "documenter": frozenset({"record"}),
    "analyst": frozenset({"analyse", "count"}),
    "reviewer": frozenset({"record", "analyse", "count", "quote"}),
    "custodian": frozenset({"record", "count", "contact"}),
    "team": frozenset({"record", "analyse", "count", "quote"}),
    "admin": frozenset(),
}
"""Scopes of consent under which a role may read; a custodian counts what linkage needs."""


def allowed(roles: Collection[Role], right: Right) -> bool:
    """Whether any of the roles has the right."""
    return any(right in RIGHTS[role] for role in roles)


CASE_TEAM: tuple[Role, ...] = ("team", "reviewer")
"""Roles that read the case itself and may analyse."""


def analysing(roles: Collection[Role]) -> Role:
    """Widest of somebody's roles that may analyse; where there is none, one that is refused her."""
    return next((role for role in (*CASE_TEAM, "analyst") if role in roles), "analyst")


FOUNDER: tuple[Role, ...] = ("team", "custodian")
"""Roles of the keyholder who makes a casebook, until others join."""
