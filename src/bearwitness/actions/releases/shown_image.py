"""A picture of the casebook, as it would leave."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.release.pictures.images import Shown, shown


def shown_image(case: Case, source: str) -> Shown | None:
    """A public document that may be shown now, re-encoded without its metadata; None for anything else."""
    given = case.public_image(source)
    return None if given is None else shown(*given)
