"""The team's own part of the codebook, as the casebook keeps it."""

from __future__ import annotations

from bearwitness.casebook.models import CodebookExtension


def extension_in_force() -> bytes | None:
    """The latest version of the team's file; None where there is none."""
    row = CodebookExtension.objects.order_by("-version").first()
    return None if row is None else bytes(row.data)
