"""Sources that repeat a withdrawn testimony."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL

from bearwitness.casebook.models import Source

_ECHOES = """
    WITH RECURSIVE gone(id) AS (
        SELECT source.id FROM consent JOIN source ON source.consent_id = consent.id
        WHERE consent.withdrawn_at <= %s
        UNION SELECT source.id FROM source JOIN gone ON source.derives_from_id = gone.id
    )
    SELECT source.id FROM gone CROSS JOIN source ON source.derives_from_id = gone.id
"""
"""Starts from the withdrawals and walks by indexes: its cost is that of the echoes, not of the casebook."""
_BELOW = """
    WITH RECURSIVE below(id) AS (
        SELECT id FROM source WHERE derives_from_id = %s
        UNION SELECT source.id FROM source JOIN below ON source.derives_from_id = below.id
    )
    SELECT id FROM below
"""


def echoes(at: datetime) -> RawSQL:
    """Identifiers of the sources that derive, at any remove, from one whose consent was withdrawn by a time."""
    return RawSQL(_ECHOES, (connection.ops.adapt_datetimefield_value(at),))  # noqa: S611 (constant SQL, its values are parameters)


def derived_from(source_id: str) -> list[str]:
    """Identifiers of the sources that derive from one, at any remove."""
    below = RawSQL(_BELOW, (source_id,))  # noqa: S611 (constant SQL, its values are parameters)
    return list(Source.objects.filter(id__in=below).order_by("id").values_list("id", flat=True))


def first_sources() -> dict[str, str]:
    """Each source with the one that first said it, along what repeats what; a circle ends where it began."""
    above = dict(Source.objects.values_list("id", "derives_from"))
    return {name: first_of(name, above) for name in above}


def first_of(name: str, above: Mapping[str, str | None]) -> str:
    """Which of some sources first said what one of them says, given what each derives from."""
    around = {name}
    while (nearer := above.get(name)) is not None and nearer in above and nearer not in around:
        name = nearer
        around.add(name)
    return name
