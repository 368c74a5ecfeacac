"""Seal the columns of a partner's list that name people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import SealedItem
from bearwitness.casebook.sealing import COLUMNS, seal_item
from bearwitness.domain.errors import BadValue
from bearwitness.domain.linkage_columns import LINKAGE_COLUMNS

NAMED = frozenset(LINKAGE_COLUMNS)
"""Columns that linkage reads; others of a list are coded from its masked text or left in its original."""


def keep_columns(casebook: Casebook, source_id: str, rows: Sequence[Mapping[str, str]]) -> None:
    """Seal what linkage needs of a list to the custodians: whoever adds a list cannot read its names back.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to add.
    source_id
        The list, whose original is kept already.
    rows
        One mapping a record, with ``rec_id`` and any of `NAMED`; empty where nothing was recorded.

    Raises
    ------
    NotAllowed
    NoSuchItem
    BadValue
        It is no list, its columns are kept already, a column is not one of `NAMED`, or a record has no ``rec_id``
        of its own.
    """
    with acting(casebook, "keep_columns", "add") as entry:
        source = held_source(casebook, source_id)
        names = [row.get("rec_id", "") for row in rows]
        known = all(set(row) <= NAMED for row in rows) and len(set(names)) == len(names) and all(names)
        held = SealedItem.objects.filter(source=source, kind=COLUMNS).exists()
        if source.kind != "list" or held or not rows or not known:
            raise BadValue(kind="list", example=", ".join(sorted(NAMED)))
        seal_item(casebook, source, COLUMNS, {"rows": [dict(row) for row in rows]}, datetime.now(UTC))
        entry.object = source_id
        entry.detail["rows"] = len(rows)
