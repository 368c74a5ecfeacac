"""Who counts as a person of her own where two must agree.

Whoever gave somebody the link to her account is not a second person beside her (`given_links`).

Whoever holds two recovery shares can come in under any keyholder's name. Until another custodian has confirmed that
name, or has added it anew, it is neither the first nor the second of two persons, and never beside the custodian who
confirmed it. The audit record says all of it, so
that an old keyring that is put back changes nothing.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from bearwitness.casebook.acting import roles_held
from bearwitness.casebook.errors import LinkFromTheOther, Unconfirmed
from bearwitness.casebook.given_links import link_givers, name_digest
from bearwitness.casebook.models import AuditEntry
from bearwitness.casebook.rights import Right, allowed

__all__ = ["confirmed", "counts", "name_digest", "require_confirmed"]


def confirmed(name: str, *beside: str) -> bool:
    """Whether nobody came in under this name with shares, or another custodian has confirmed it since.

    Where she acts beside others, none of these may be the one who confirmed her: that could be one person twice.
    """
    told = AuditEntry.objects.filter(detail__contains=f'"keyholder":"{name_digest(name)}"')
    recovered = told.filter(verb="recover_keyholder").order_by("-seq").first()
    if recovered is None:
        return True
    sure = Q(verb="confirm_keyholder") & ~Q(actor__in=(name, *beside))
    anew = Q(verb="add_keyholder") & ~Q(actor=name)
    return told.filter(sure | anew, seq__gt=recovered.seq).exists()


def require_confirmed(name: str, *beside: str) -> None:
    """Refuse somebody who could be one of the others.

    Raises
    ------
    Unconfirmed
        She was let in by shares, and nobody but the others confirmed her.
    LinkFromTheOther
        One of the others gave her the link to her account.
    """
    if not confirmed(name, *beside):
        raise Unconfirmed
    if not link_givers(name).isdisjoint(beside):
        raise LinkFromTheOther


def counts(name: str, right: Right, *beside: str, since: datetime | None = None) -> bool:
    """Whether what somebody began or agreed to under a right counts now.

    She still has it, is confirmed, and none of those beside her could have acted in her place `since` then.
    """
    own = confirmed(name, *beside) and link_givers(name, since).isdisjoint(beside)
    return own and allowed(roles_held(name), right)
