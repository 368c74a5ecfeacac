"""Page areas, one package each: `urls.py` with its addresses and its place in the navigation, one view a file."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from bearwitness.web.layout import Place

AREAS = (
    "home",
    "sources",
    "desk",
    "persons",
    "passages",
    "search",
    "links",
    "pairs",
    "figures",
    "estimates",
    "patterns",
    "releases",
    "approvers",
    "care",
    "identities",
    "people",
    "audit",
    "upkeep",
    "own",
    "sign_in",
)
"""In the order of the navigation. A new area is a line here."""


def areas() -> list[ModuleType]:
    """Modules `urls` of all areas."""
    return [importlib.import_module(f"bearwitness.web.pages.{each}.urls") for each in AREAS]


def navigation() -> list[Place]:
    """Places of all areas; an area without one has no `PLACE`."""
    return [each.PLACE for each in areas() if hasattr(each, "PLACE")]
