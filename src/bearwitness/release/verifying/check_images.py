"""Whether the images of a bundle are those of its record."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bearwitness.domain.release import Release, ReleasedImage
from bearwitness.release.bundle.folder import read
from bearwitness.release.problem import Problem


def check_images(folder: Path, release: Release) -> list[Problem]:
    """Whether each image is the one that the record names."""
    return [Problem(code="disagrees", at=each.figure) for each in release.images if not _holds(folder, each)]


def _holds(folder: Path, image: ReleasedImage) -> bool:
    if not image.path.startswith("figures/") or ".." in image.path:
        return False
    return hashlib.sha256(read(folder, image.path) or b"").hexdigest() == image.sha256
