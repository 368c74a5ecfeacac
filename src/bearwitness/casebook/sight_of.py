"""What whoever acts sees."""

from __future__ import annotations

from bearwitness.casebook.acting import roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.sight import Sight, sight_for
from bearwitness.domain.consent import Scope


def sight_of(casebook: Casebook, scope: Scope = "record") -> Sight:
    """What the actor sees under a scope, by all of her roles together."""
    return sight_for(casebook.actor, roles_of(casebook), scope)
