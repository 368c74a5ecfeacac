"""An image that a plan can show."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.casebook.pictures_seen import PictureSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPicture:
    """A source by its identifier; what is known of it only where it may be shown and she sees it."""

    source: str
    seen: PictureSeen | None = None
