"""Who counts as a person of her own where two must agree.

Whoever holds two recovery shares can come in under any keyholder's name. Until another custodian has confirmed that
name, or has added it anew, it is neither the first nor the second of two persons, and never beside the custodian who
confirmed it. The audit record says all of it, so
that an old keyring that is put back changes nothing.
"""

from __future__ import annotations

import hashlib

from django.db.models import Q

from bearwitness.casebook.acting import roles_held
from bearwitness.casebook.errors import Unconfirmed
from bearwitness.casebook.models import AuditEntry
from bearwitness.casebook.rights import Right, allowed


def name_digest(name: str) -> str:
    """SHA-256 (hex) of a keyholder's name, as the record names her."""
    return hashlib.sha256(name.encode()).hexdigest()


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
    """Raise `Unconfirmed` where somebody was let in by shares, and nobody but the others confirmed her."""
    if not confirmed(name, *beside):
        raise Unconfirmed


def counts(name: str, right: Right, *beside: str) -> bool:
    """Whether what somebody began or agreed to under a right counts now: she still has it, and is confirmed."""
    return allowed(roles_held(name), right) and confirmed(name, *beside)
