"""Identifiers: 128 random bits from the operating system, base32, with a letter for the kind."""

from __future__ import annotations

import base64
import re
import secrets
from typing import Literal

Kind = Literal[
    "S",
    "T",
    "C",
    "P",
    "G",
    "L",
    "V",
    "E",
    "Y",
    "R",
    "A",
    "B",
    "K",
    "N",
    "O",
    "W",
    "D",
    "X",
    "U",
    "H",
    "M",
    "J",
    "Q",
]
"""S source, T text version, C claim, P person, G group, L place, V venue, E episode, Y payment,
R release, A agreement or consent, B sealed blob, K keyholder, N passage, O position, W review, D double coding, X assessment,
U backup, H run of linkage, M pair of records, J judgement on a pair, Q case team."""

_SHAPE = re.compile(r"[A-Z]-[A-Z2-7]{26}")


def new_identifier(kind: Kind) -> str:
    """Make a new identifier, such as ``S-`` and 26 characters of base32."""
    return f"{kind}-{base64.b32encode(secrets.token_bytes(16)).decode('ascii').rstrip('=')}"


def is_identifier(text: str, kind: Kind | None = None) -> bool:
    """Whether the text has the shape of an identifier (of that kind)."""
    return bool(_SHAPE.fullmatch(text)) and (kind is None or text[0] == kind)
