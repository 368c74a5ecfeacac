"""Images of a release: re-encoded, so that nothing but their pixels leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.release import ReleasedImage
from bearwitness.intake.errors import DamagedFile, OverLimit
from bearwitness.release.errors import BadPlan
from bearwitness.release.pictures.clean_image import clean_image
from bearwitness.release.planning.plan import Plan

_JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An image as it may be shown.

    Attributes
    ----------
    content
        Its pixels alone.
    licence
        Under which it stands (SPDX).
    tokens
        Of its source, and of the persons of whom that speaks.
    """

    content: bytes
    licence: str
    tokens: tuple[str, ...]

    @property
    def ending(self) -> str:
        """How the name of its file ends."""
        return "jpg" if self.content.startswith(_JPEG) else "png"


def shown(original: bytes, licence: str, tokens: tuple[str, ...]) -> Shown | None:
    """A clean copy; None where the file is no image."""
    try:
        return Shown(content=clean_image(original), licence=licence, tokens=tokens)
    except (DamagedFile, OverLimit):
        return None


def images_of(plan: Plan, given: Mapping[str, Shown]) -> tuple[tuple[ReleasedImage, ...], dict[str, bytes]]:
    """Every image that a plan names, and the files by path.

    Raises
    ------
    BadPlan
        A source may not be shown: it is no image, no public document, or its licence does not allow it.
    """
    found, files = [], {}
    for place, each in enumerate(plan.images):
        if (image := given.get(each.source)) is None:
            example = "an image that is a public document, under a licence that lets it be shown"
            raise BadPlan(key=f"images[{place}].source", example=example)
        figure = f"image-{place + 1}"
        path = f"figures/{figure}.{image.ending}"
        digest = hashlib.sha256(image.content).hexdigest()
        found.append(
            ReleasedImage(figure=figure, path=path, alt=each.alt, licence=image.licence, sha256=digest)
        )
        files[path] = image.content
    return tuple(found), files
