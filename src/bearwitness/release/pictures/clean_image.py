"""A copy of an image that holds its pixels and nothing else: no place, camera, author, thumbnail or profile (A19)."""

from __future__ import annotations

import io

from bearwitness.intake.errors import DamagedFile
from bearwitness.intake.readers.image import KINDS, read_image

_QUALITY = 92


def clean_image(data: bytes) -> bytes:
    """Re-encode an image, turned upright as its metadata said; of a moving one the first picture.

    A JPEG stays one; everything else becomes a PNG, which paper and every browser can show.

    The pixels are unpacked here, so give it only what a person chose to publish, not what has just come in.

    Raises
    ------
    DamagedFile, OverLimit
    """
    from PIL import Image, ImageOps

    read_image(data)
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            form = "JPEG" if image.format == "JPEG" else "PNG"
            upright = ImageOps.exif_transpose(image)
            mode = "RGBA" if form != "JPEG" and upright.has_transparency_data else "RGB"
            pixels = upright.convert(mode)
        bare = Image.frombytes(mode, pixels.size, pixels.tobytes())
        out = io.BytesIO()
        bare.save(out, form, **({} if form == "PNG" else {"quality": _QUALITY}))
    except (OSError, SyntaxError, ValueError):
        raise DamagedFile(format="image") from None
    return out.getvalue()
