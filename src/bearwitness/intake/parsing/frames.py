"""What passes between parent and child: frames, each its length in four bytes and then so many bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable

_LENGTH = struct.Struct(">I")

Read = Callable[[int], bytes]
"""At most so many bytes; none at the end."""


class BadFrame(ValueError):
    """A frame is missing, cut, longer than agreed or not what was agreed."""


def packed(data: bytes) -> bytes:
    """A frame."""
    return _LENGTH.pack(len(data)) + data


def packed_json(tree: object) -> bytes:
    """A frame of JSON."""
    return packed(json.dumps(tree, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def unpacked(read: Read, most: int) -> bytes:
    """The next frame's bytes.

    Raises
    ------
    BadFrame
    """
    (length,) = _LENGTH.unpack(_exactly(read, _LENGTH.size))
    if length > most:
        raise BadFrame
    return _exactly(read, length)


def unpacked_json(read: Read, most: int) -> object:
    """The next frame's objects.

    Raises
    ------
    BadFrame
    """
    try:
        return json.loads(unpacked(read, most).decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadFrame from error


def _refuse(constant: str) -> object:
    raise BadFrame


def _exactly(read: Read, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        part = read(min(length, 1 << 20))
        if not part:
            raise BadFrame
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
