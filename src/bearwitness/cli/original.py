"""Read a file that somebody named, whole, up to the limit."""

from __future__ import annotations

from pathlib import Path


def read_original(path: Path) -> bytes:
    """Bytes of a file, never more of it than the limit.

    Raises
    ------
    DocumentNotFound, DocumentIsFolder, DocumentTooLarge, DocumentUnreadable
    """
    from bearwitness.intake import errors
    from bearwitness.intake.text import LIMIT

    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise errors.DocumentNotFound from None
    except IsADirectoryError:
        raise errors.DocumentIsFolder from None
    except (OSError, ValueError):
        raise errors.DocumentUnreadable from None
    if len(data) > LIMIT:
        raise errors.DocumentTooLarge(size=path.stat().st_size, limit=LIMIT)
    return data
