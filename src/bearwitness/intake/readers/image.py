"""Images: kept as they are; their kind and size are checked by their head, and no pixel is unpacked."""

from __future__ import annotations

import io

from bearwitness.intake.document import Note, Reading
from bearwitness.intake.errors import DamagedFile, OverLimit
from bearwitness.intake.limits import PIXELS

KINDS = ("JPEG", "PNG", "WEBP")


def read_image(data: bytes) -> Reading:
    """Check an image by its head.

    Raises
    ------
    DamagedFile
        The head is none of a JPEG, PNG or WebP image.
    OverLimit
        More pixels than `PIXELS`.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            width, height = image.size
    except Image.DecompressionBombError:
        raise OverLimit(what="pixels", limit=PIXELS) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise DamagedFile(format="image") from None
    if width * height > PIXELS:
        raise OverLimit(what="pixels", limit=PIXELS)
    return Reading(text="", format="image", notes=(Note(code="no_text"),))
