"""Who gave the link with which somebody set up the account that she acts under.

Whoever gives a link can use it herself. The audit record says who gave it and when it was used. A keyholder was asked
for her passphrase then, which whoever gave the link does not have: her link says nothing.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from bearwitness.casebook.models import AuditEntry


def name_digest(name: str) -> str:
    """SHA-256 (hex) of a keyholder's name, as the record names her."""
    return hashlib.sha256(name.encode()).hexdigest()


def link_givers(name: str, since: datetime | None = None) -> frozenset[str]:
    """Who else could have used the links with which this account was set up.

    Parameters
    ----------
    name
        Whose account.
    since
        When she acted: every setting up counts from the one that held then; without it, the last one only.
    """
    used = AuditEntry.objects.filter(verb="set_up_account", actor=name).order_by("-seq")
    found: set[str] = set()
    for each in used:
        found |= _giver(name, each.seq)
        if since is None or each.at <= since.astimezone(UTC).isoformat(timespec="microseconds"):
            break
    return frozenset(found - {name})


def _giver(name: str, before: int) -> set[str]:
    """Who gave the link that was used at this place of the record; nobody, where a passphrase was asked too."""
    if _was_keyholder(name, before):
        return set()
    given = AuditEntry.objects.filter(
        verb="give_link", seq__lt=before, detail__contains=f'"account":"{name_digest(name)}"'
    )
    return set(given.order_by("-seq").values_list("actor", flat=True)[:1])


def _was_keyholder(name: str, before: int) -> bool:
    if AuditEntry.objects.filter(verb="make_casebook", actor=name, seq__lt=before).exists():
        return True
    told = AuditEntry.objects.filter(
        verb__in=("add_keyholder", "remove_keyholder"),
        seq__lt=before,
        detail__contains=f'"keyholder":"{name_digest(name)}"',
    )
    return told.order_by("-seq").values_list("verb", flat=True).first() == "add_keyholder"
