"""Split a secret so that any two of three shares give it back, and one alone tells nothing (Shamir).

Each byte of the secret is the constant term of a random line over GF(256) (the field of AES); share ``x`` holds the
line's value at ``x``. A share is printed as 16 groups of four letters: version, tag of its set, number, 32 bytes and
a checksum of 24 bits, in base32.

References
----------
A. Shamir, How to share a secret, Communications of the ACM 22 (1979) 612-613.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence

from bearwitness.vault.errors import BadShares

SECRET_BYTES = 32
NUMBER = 3
NEEDED = 2
_VERSION = 1
_TAG_BYTES = 3
_CHECK_BYTES = 3
_TEXT = 64
_LOOKALIKES = str.maketrans("01", "OI")


def split(secret: bytes) -> tuple[str, ...]:
    """Three printed shares of a secret of 32 bytes."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("the secret has 32 bytes")
    slopes, tag = os.urandom(SECRET_BYTES), os.urandom(_TAG_BYTES)
    return tuple(
        _printed(tag, x, bytes(s ^ _times(a, x) for s, a in zip(secret, slopes, strict=True)))
        for x in range(1, NUMBER + 1)
    )


def join(shares: Sequence[str]) -> bytes:
    """Secret from two different shares of one set.

    Raises
    ------
    BadShares
        A misspelt share, the same one twice, or shares of two sets.
    """
    if len(shares) != NEEDED:
        raise BadShares
    (tag_a, a, at_a), (tag_b, b, at_b) = (_read(each) for each in shares)
    if tag_a != tag_b or a == b:
        raise BadShares
    low, high = _over(b, a ^ b), _over(a, a ^ b)
    return bytes(_times(u, low) ^ _times(v, high) for u, v in zip(at_a, at_b, strict=True))


def _printed(tag: bytes, x: int, values: bytes) -> str:
    body = bytes([_VERSION]) + tag + bytes([x]) + values
    text = base64.b32encode(body + _check(body)).decode("ascii")
    return " ".join(text[at : at + 4] for at in range(0, _TEXT, 4))


def _read(share: str) -> tuple[bytes, int, bytes]:
    text = "".join(share.split()).replace("-", "").upper().translate(_LOOKALIKES)
    if len(text) != _TEXT:
        raise BadShares
    try:
        data = base64.b32decode(text)
    except ValueError as error:
        raise BadShares from error
    body, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if check != _check(body) or body[0] != _VERSION or not 1 <= body[1 + _TAG_BYTES] <= NUMBER:
        raise BadShares
    return body[1 : 1 + _TAG_BYTES], body[1 + _TAG_BYTES], body[2 + _TAG_BYTES :]


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"bearwitness share" + body).digest()[:_CHECK_BYTES]


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _over(a: int, b: int) -> int:
    """Quotient: the inverse of b is its 254th power."""
    inverse = 1
    for _ in range(254):
        inverse = _times(inverse, b)
    return _times(a, inverse)
