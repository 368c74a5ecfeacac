"""Say who outside the team may approve what leaves."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import BadApproval
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member, OutsideApprover
from bearwitness.release.bundle.signature import fingerprint


def register_approver(casebook: Casebook, name: str, key: bytes) -> str:
    """Register a public key, as a custodian; return its fingerprint, to compare with her by another way.

    Plans that were proposed before are not hers to approve, and none that this custodian approves too.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to say who has which role.
    name
        Of a person who is no member.
    key
        Her Ed25519 public key, PEM, as ``openssl pkey -pubout`` writes it.

    Raises
    ------
    NotAllowed
    BadApproval
        The key is none, or the name or the key is taken.
    """
    with acting(casebook, "register_approver", "members") as entry:
        try:
            mark = fingerprint(key)
        except ValueError as error:
            raise BadApproval from error
        text = key.decode("ascii")
        taken = OutsideApprover.objects.filter(name=name) | OutsideApprover.objects.filter(key=text)
        if not name.strip() or taken.exists() or Member.objects.filter(name=name).exists():
            raise BadApproval
        OutsideApprover.objects.create(name=name, key=text, at=datetime.now(UTC), by=casebook.actor)
        entry.detail["fingerprint"] = mark
    return mark
