"""Words of a report that blame, sensationalise or give away, and what to write instead."""

from bearwitness.release.wording.check import REASONS, Flag, flagged, plan_flags, plan_texts
from bearwitness.release.wording.naming import SeemingName, refuse_names, seeming_names

__all__ = [
    "REASONS",
    "Flag",
    "SeemingName",
    "flagged",
    "plan_flags",
    "plan_texts",
    "refuse_names",
    "seeming_names",
]
