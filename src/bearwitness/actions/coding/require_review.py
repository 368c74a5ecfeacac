"""Let claims of a property count only when a second person has agreed."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import LiftedAlone
from bearwitness.casebook.acting import acting, roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, ReviewRule
from bearwitness.domain.codebook import codebook


def require_review(casebook: Casebook, name: str, *, required: bool = True) -> None:
    """From now on no figure counts a claim of this property that nobody but its coder has agreed with.

    Whoever may release sets such a rule. It is lifted by a reviewer, or by a second person: not the one who set it,
    nor one whose own coding it holds back.

    Raises
    ------
    NotAllowed
    UnknownProperty
    LiftedAlone
        The actor would free her own coding, or lift what she set herself.
    """
    codebook().property(name)
    with acting(casebook, "require_review", "release") as entry:
        if not required and "reviewer" not in roles_of(casebook) and _is_party(casebook.actor, name):
            raise LiftedAlone
        ReviewRule.objects.create(property=name, required=required, at=datetime.now(UTC), by=casebook.actor)
        entry.object = name
        entry.detail["required"] = required


def _is_party(actor: str, name: str) -> bool:
    rule = ReviewRule.objects.filter(property=name).order_by("-at", "-id").first()
    coded = Claim.objects.filter(property=name, by=actor, retraction=None).exists()
    return coded or (rule is not None and rule.required and rule.by == actor)
