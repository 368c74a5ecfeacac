"""Files of a notice that withdraws a release, laid somewhere."""

from __future__ import annotations

from pathlib import Path

from bearwitness.release.bundle.withdrawal import NOTICE


def lay(place: Path, files: dict[str, bytes]) -> Path:
    """Where the notice lies then."""
    place.mkdir(exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place / NOTICE
