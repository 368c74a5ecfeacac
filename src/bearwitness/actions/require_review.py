"""Let claims of a property count only when a second person has agreed."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import ReviewRule
from bearwitness.domain.codebook import codebook


def require_review(casebook: Casebook, name: str, *, required: bool = True) -> None:
    """From now on no figure counts a claim of this property that nobody but its coder has agreed with.

    Raises
    ------
    NotAllowed
    UnknownProperty
    """
    codebook().property(name)
    with acting(casebook, "require_review", "release") as entry:
        ReviewRule.objects.create(property=name, required=required, at=datetime.now(UTC), by=casebook.actor)
        entry.object = name
        entry.detail["required"] = required
