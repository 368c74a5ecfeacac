"""How many are in no figure, for one reason."""

from __future__ import annotations

from bearwitness.domain.release import Withholding
from bearwitness.report.words import Speaker


def kept_out_line(withheld: Withholding, say: Speaker, threshold: int) -> str:
    """A sentence with the number as it leaves, or that it is too small to be told."""
    if withheld.number is None:
        return say(f"kept_out.{withheld.reason}_few", threshold=threshold)
    return say(f"kept_out.{withheld.reason}", number=withheld.number, threshold=threshold)
