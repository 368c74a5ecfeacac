"""Pictures made of points, for paper: the compiler takes text, so each stands in an SVG of its own size."""

from __future__ import annotations

import base64
import struct

PNG, JPEG = b"\x89PNG", b"\xff\xd8"
_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
"""Markers of a JPEG after which its size stands (ITU-T T.81, table B.1)."""


def wrapped_name(path: str) -> str:
    """Name by which the paper knows a picture."""
    return f"{path}.svg"


def wrapped(content: bytes) -> bytes:
    """An SVG that holds a PNG or a JPEG and nothing else."""
    width, height = size_of(content)
    kind = "png" if content.startswith(PNG) else "jpeg"
    held = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{held}"/></svg>'
    ).encode()


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or a JPEG, in points; raises `ValueError` for anything else."""
    try:
        if content.startswith(PNG):
            width, height = struct.unpack(">II", content[16:24])
            return int(width), int(height)
        at = len(JPEG)
        while content.startswith(JPEG):
            marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
            if marker in _FRAMES:
                height, width = struct.unpack(">HH", content[at + 5 : at + 9])
                return int(width), int(height)
            at += 2 + length
    except (IndexError, struct.error):
        raise ValueError("no picture") from None
    raise ValueError("no picture")
