"""Korean that follows from what stands beside it: particles, and the plain style made from the polite."""

from __future__ import annotations

import re

_FIRST, _LAST = ord("가"), ord("힣")
_CHOICE = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_STEM = re.compile(r"(?<=[가-힣}\]])습니다")


def particle(before: str, pair: str) -> str:
    """The first of a pair such as ``을/를`` after a final consonant, else the second."""
    closed, _, opened = pair.partition("/")
    return closed if _has_final(before) else opened


def in_style(frame: str, plain: bool) -> str:
    """A frame in one style throughout: 합쇼체, or 해라체 where ``plain``.

    Only stems whose plain ending is 다 are written with 습니다 in the frames; the rest stand as a choice.
    """
    frame = _CHOICE.sub(lambda found: found[2 if plain else 1], frame)
    return _STEM.sub("다", frame) if plain else frame


def _has_final(text: str) -> bool:
    """Whether the last syllable ends in a consonant."""
    letter = ord(text[-1]) if text else 0
    return _FIRST <= letter <= _LAST and (letter - _FIRST) % 28 > 0
