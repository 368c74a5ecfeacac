"""Read a file that somebody named, whole, up to the limit."""

from __future__ import annotations

from pathlib import Path


def read_original(path: Path) -> bytes:
    """Bytes of a file, never more of it than the limit: a recording may be larger than what is parsed.

    Raises
    ------
    DocumentNotFound, DocumentIsFolder, DocumentTooLarge, DocumentUnreadable
    """
    from bearwitness.intake import errors
    from bearwitness.intake.formats import family_of
    from bearwitness.intake.limits import FILE_BYTES, RECORDING_BYTES

    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
            recording = family_of(data) == "recording"
            data += file.read(RECORDING_BYTES - FILE_BYTES) if recording else b""
    except FileNotFoundError:
        raise errors.DocumentNotFound from None
    except IsADirectoryError:
        raise errors.DocumentIsFolder from None
    except (OSError, ValueError):
        raise errors.DocumentUnreadable from None
    limit = RECORDING_BYTES if recording else FILE_BYTES
    if len(data) > limit:
        raise errors.DocumentTooLarge(size=path.stat().st_size, limit=limit)
    return data
