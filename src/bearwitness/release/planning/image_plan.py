"""The part of a plan that names images: public documents whose licence lets them be shown."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.words import Words
from bearwitness.release.planning.plan_file import mapping, text, words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedImage:
    """A source that is an image, and what it shows, for who cannot see it."""

    source: str
    alt: Words


def planned_image(data: object, key: str) -> PlannedImage:
    """Read one entry; raises `BadPlan`, which names the key."""
    found = mapping(data, key, {"source", "alt"}, set())
    return PlannedImage(source=text(found["source"], f"{key}.source"), alt=words(found["alt"], f"{key}.alt"))
