"""Which database a table is in: names and originals never reach the case database, nor the case theirs."""

from __future__ import annotations

from django.db.models import Model

APP = "identity"
ALIAS = "identities"


class IdentityRouter:
    """Sends the identity store's tables to identities.db and everything else to casebook.db."""

    def db_for_read(self, model: type[Model], **hints: object) -> str:
        """Alias for a query."""
        return ALIAS if model._meta.app_label == APP else "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: object) -> bool:
        """Whether two rows may refer to each other: only inside one database."""
        return (one._meta.app_label == APP) == (other._meta.app_label == APP)

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Whether a table belongs there."""
        return (app_label == APP) == (db == ALIAS)
