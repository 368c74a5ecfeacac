"""What an audit entry may say: identifiers, codes, counts, dates and hashes. Text of people never passes (A36)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from bearwitness.domain.errors import BadValue

Scalar = str | int | bool
Detail = Mapping[str, Scalar | Sequence[Scalar]]

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,63}")
_HASH_OR_DATE = re.compile(r"[0-9a-f]{64}|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_MOST = 1 << 31
"""Counts lie below; a telephone number, written as one, mostly does not."""
_MOST_BYTES = 64 * 1024


def is_code(text: str) -> bool:
    """Whether a text is one ASCII word of at most 64 signs that begins with a letter: an identifier or a code."""
    return bool(_CODE.fullmatch(text))


def canonical(tree: object) -> str:
    """JSON that is the same for the same content: sorted keys, no spaces."""
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def detail_text(detail: Detail) -> str:
    """Detail as canonical JSON text.

    Raises
    ------
    BadValue
        A key or a value has another shape than an identifier, a code, a count or a hash.
    """
    if not all(_KEY.fullmatch(key) for key in detail) or not all(map(_allowed, detail.values())):
        raise BadValue(kind="audit detail", example='{"claims": 3}')
    text = canonical(dict(detail))
    if len(text) > _MOST_BYTES:
        raise BadValue(kind="audit detail", example='{"claims": 3}')
    return text


def _allowed(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_allowed_scalar(each) for each in value)
    return _allowed_scalar(value)


def _allowed_scalar(value: object) -> bool:
    if isinstance(value, int):
        return 0 <= value < _MOST
    return isinstance(value, str) and (is_code(value) or bool(_HASH_OR_DATE.fullmatch(value)))
