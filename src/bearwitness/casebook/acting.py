"""Check, do, log: the frame of every action, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NoReturn

from django.db import connection, transaction

from bearwitness.casebook import layout
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.refusals import database_refusals
from bearwitness.casebook.rights import ROLES, Right, Role, allowed
from bearwitness.casebook.search.index import SOURCES_AT_ONCE, catch_up
from bearwitness.vault import audit
from bearwitness.vault.anchor import append_anchor
from bearwitness.vault.audit_detail import Scalar


@dataclass(slots=True, kw_only=True)
class Entry:
    """What the audit entry of the action will say: identifiers, codes, counts and hashes only."""

    object: str = ""
    detail: dict[str, Scalar | list[Scalar]] = field(default_factory=dict)

    def shows(self, *, unfolded: bool) -> None:
        """Say too, where somebody has asked for the sensitive passages, that they were shown."""
        if unfolded:
            self.detail["unfolded"] = True


def roles_of(casebook: Casebook) -> frozenset[Role]:
    """Roles of whoever acts."""
    return roles_held(casebook.actor)


def roles_held(name: str) -> frozenset[Role]:
    """Roles of a member; none for anybody else."""
    names = set(Member.objects.filter(name=name).values_list("role", flat=True))
    return frozenset(role for role in ROLES if role in names)


@contextmanager
def acting(casebook: Casebook, verb: str, right: Right | None = None) -> Iterator[Entry]:
    """Run the body and its audit entry in one transaction, then anchor the entry outside.

    Where the entry cannot be written, nothing that the body did is kept. Actions do not nest: an anchor must never
    name an entry that an outer transaction takes back.

    Raises
    ------
    NotAllowed
        The actor lacks the right; the attempt is logged by itself.
    CannotWrite
        The disk refused; nothing was done. Where only the anchor could not be written, the action was done.
    """
    if right is not None:
        require(casebook, verb, right)
    entry = Entry()
    with database_refusals(), transaction.atomic(durable=True):
        yield entry
        catch_up(datetime.now(UTC), least=SOURCES_AT_ONCE)
        written = _log(casebook, verb, entry)
    append_anchor(casebook.path / layout.ANCHORS, written.anchor())


def require(casebook: Casebook, verb: str, right: Right) -> None:
    """Refuse, and log the refusal, where the actor lacks the right."""
    if not allowed(roles_of(casebook), right):
        refuse(casebook, verb)


def refuse(casebook: Casebook, verb: str) -> NoReturn:
    """Log that `verb` was refused to the actor, and raise."""
    with acting(casebook, "refuse") as entry:
        entry.detail["verb"] = verb
    raise NotAllowed


def _log(casebook: Casebook, verb: str, entry: Entry) -> audit.AuditEntry:
    with connection.cursor() as cursor:
        return audit.append(cursor, casebook.actor, verb, entry.object, entry.detail)
