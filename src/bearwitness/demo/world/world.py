"""The demo's world as one record."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.demo.world.organisation import Organisation
from bearwitness.demo.world.truth import Truth
from bearwitness.demo.world.world_source import WorldSource


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Five organisations, the truth, and every source in the order in which it arrives."""

    organisations: tuple[Organisation, ...]
    truth: Truth
    sources: tuple[WorldSource, ...]
