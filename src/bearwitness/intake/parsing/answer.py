"""What the child answers, believed in nothing: every field is checked before it becomes part of a document."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import TypeVar, cast

from bearwitness.domain.errors import BearwitnessError, MissingExtra
from bearwitness.intake import errors
from bearwitness.intake.document import (
    FORMATS,
    NOTE_CODES,
    PLACES,
    SEGMENT_KINDS,
    Note,
    Reading,
    Segment,
)
from bearwitness.intake.encoding import ENCODINGS
from bearwitness.intake.limits import SEGMENTS, TEXT_BYTES
from bearwitness.intake.parsing.frames import BadFrame, Read, unpacked, unpacked_json

Word = TypeVar("Word", bound=str)

HEAD_BYTES = 1 << 16
SEGMENT_BYTES = 16 << 20
_TEXT_FRAME = 4 * TEXT_BYTES
_ERRORS: tuple[type[BearwitnessError], ...] = (
    errors.NotText,
    errors.FormatNotRead,
    errors.UncertainEncoding,
    errors.OverLimit,
    errors.DamagedFile,
    errors.ReaderStopped,
    MissingExtra,
)
_BY_NAME = {each.__name__: each for each in _ERRORS}
_WORDS = re.compile(r"[A-Za-z0-9 ,.()_-]{0,120}")
_KNOWN_ENCODINGS = {*ENCODINGS, "", "utf-32"}


def reading_from(read: Read) -> Reading:
    """The next answer.

    Raises
    ------
    BadFrame
        The answer is none.
    BearwitnessError
        What the reader found wrong with the file.
    """
    head = unpacked_json(read, HEAD_BYTES)
    if not isinstance(head, dict):
        raise BadFrame
    if "error" in head:
        raise _error(head)
    try:
        text = unpacked(read, _TEXT_FRAME).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFrame from error
    segments = _segments(unpacked(read, SEGMENT_BYTES), len(text))
    return Reading(
        text=text,
        format=_one_of(FORMATS, head.get("format")),
        encoding=_one_of(_KNOWN_ENCODINGS, head.get("encoding")),
        notes=_notes(head.get("notes")),
        segments=segments,
    )


def _one_of(known: Collection[Word], value: object) -> Word:
    """The word that the child names, if it is a word and known."""
    found = next((each for each in known if each == value), None) if type(value) is str else None
    if found is None:
        raise BadFrame
    return found


def _error(head: dict[str, object]) -> BearwitnessError:
    """The error that the child names, if it is one that a reader may raise, with details fit to be shown."""
    found, details = _one_of(_BY_NAME, head["error"]), head.get("details")
    if not isinstance(details, dict):
        raise BadFrame
    for value in details.values():
        number = type(value) is int and abs(value) < 1 << 53
        if not number and not (type(value) is str and _WORDS.fullmatch(value)):
            raise BadFrame
    try:
        return _BY_NAME[found](**details)
    except (KeyError, TypeError, ValueError) as error:
        raise BadFrame from error


def _notes(tree: object) -> tuple[Note, ...]:
    if not isinstance(tree, list) or len(tree) > len(NOTE_CODES):
        raise BadFrame
    return tuple(_note(each) for each in tree)


def _note(tree: object) -> Note:
    if not isinstance(tree, dict):
        raise BadFrame
    value = tree.get("value")
    if not isinstance(value, str) or not _WORDS.fullmatch(value):
        raise BadFrame
    return Note(code=_one_of(NOTE_CODES, tree.get("code")), value=value)


def _segments(data: bytes, length: int) -> tuple[Segment, ...]:
    try:
        tree = json.loads(data.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise BadFrame from error
    if not isinstance(tree, list) or len(tree) > SEGMENTS:
        raise BadFrame
    return tuple(_segment(each, length) for each in tree)


def _segment(tree: object, length: int) -> Segment:
    """Invariant: a segment lies within the text, and its place has as many finite numbers as its kind needs."""
    if not isinstance(tree, list) or len(tree) < 3:
        raise BadFrame
    named, start, end, *place = tree
    kind = _one_of(SEGMENT_KINDS, named)
    whole = type(start) is int and type(end) is int and 0 <= start < end <= length
    if not whole or len(place) != PLACES[kind]:
        raise BadFrame
    if not all(type(each) in (int, float) and -1e12 < each < 1e12 for each in place):
        raise BadFrame
    return Segment(kind, start, end, cast(tuple[float, ...], tuple(place)))
