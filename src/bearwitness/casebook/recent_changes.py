"""How often somebody's rights were changed lately: for whoever must notice what an administrator did alone."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from bearwitness.casebook.models import AuditEntry

VERBS = (
    *("grant_role", "revoke_role", "add_account", "give_link", "add_keyholder"),
    *("assign_source", "join_case_team", "refuse"),
)
DAYS = 30


def recent_changes() -> list[tuple[str, int]]:
    """Count entries of each of `VERBS` within `DAYS`; verbs without any are left out."""
    since = (datetime.now(UTC) - timedelta(days=DAYS)).isoformat(timespec="microseconds")
    found = Counter(AuditEntry.objects.filter(verb__in=VERBS, at__gte=since).values_list("verb", flat=True))
    return [(verb, found[verb]) for verb in VERBS if found[verb]]
