"""The folder that a result is to stand in."""

from __future__ import annotations

from pathlib import Path

from bearwitness.actions.errors import NoOutFolder


def out_folder(path: Path) -> None:
    """Make the folder, unless it is there.

    Raises
    ------
    NoOutFolder
        A file stands there, or the system refuses.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoOutFolder from error
