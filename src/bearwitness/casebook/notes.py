"""Words that somebody typed beside a text: values, reasons and notes, and the source that each rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import (
    Assessment,
    BlindCoding,
    Claim,
    Feedback,
    Independence,
    NoteMasking,
    Position,
    Review,
    RiskAssessment,
    Source,
)
from bearwitness.casebook.sealing import NOTE, seal_item

_TEXT = "text"
_VALUES: tuple[tuple[type[Model], str], ...] = (
    (Claim, "passage__text__source"),
    (BlindCoding, "coding__text__source"),
)
_PLAIN: tuple[tuple[type[Model], tuple[str, ...], str], ...] = (
    (Review, ("reason",), "claim__passage__text__source"),
    (Independence, ("reason",), "passage__text__source"),
    (RiskAssessment, ("own_view", "note"), "source"),
    (Feedback, ("note",), "source"),
)
_WEIGHED: tuple[tuple[type[Model], tuple[str, ...], str], ...] = (
    (Position, ("reason", "matter"), "over"),
    (Assessment, ("reason",), "claims"),
)
"""Judgements rest on the first of the claims that they weighed, and go with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words of one row by column, and the source that it rests on."""

    rows: QuerySet[Any]
    kind: str
    row: str
    source: str
    words: Mapping[str, str]


def notes() -> Iterator[Note]:
    """Every row that holds words somebody typed, but for those of originals and texts."""
    for valued, path in _VALUES:
        rows = valued._default_manager.filter(value__type=_TEXT)
        for key, source, value in rows.values_list("pk", path, "value"):
            yield _note(valued, key, source, {"value": str(value[_TEXT])})
    for model, columns, path in _PLAIN:
        for key, source, *words in model._default_manager.values_list("pk", path, *columns):
            yield _note(model, key, source, dict(zip(columns, words, strict=True)))
    for model, columns, weighed in _WEIGHED:
        for key, claims, *words in model._default_manager.values_list("pk", weighed, *columns):
            found = Claim.objects.filter(id__in=claims).order_by("id")
            source = found.values_list("passage__text__source", flat=True).first()
            if source is not None:
                yield _note(model, key, source, dict(zip(columns, words, strict=True)))


def mask_notes(casebook: Casebook, masked: Callable[[str, str], str], at: datetime) -> int:
    """Put masked words in the place of the old ones, which are sealed to the custodians; return how many rows.

    Parameters
    ----------
    casebook
        The open casebook, inside an action.
    masked
        From a source and words that rest on it to the words as they shall be.
    at
        Moment of the action.
    """
    changed = [
        (note, coming)
        for note in notes()
        if (coming := {name: masked(note.source, words) for name, words in note.words.items()}) != note.words
    ]
    for note, coming in changed:
        content = {"kind": note.kind, "row": note.row, "words": dict(note.words)}
        item = seal_item(casebook, Source.objects.get(id=note.source), NOTE, content, at)
        NoteMasking.objects.create(kind=note.kind, row=note.row, item=item, at=at, by=casebook.actor)
        values = {
            name: {"type": _TEXT, _TEXT: words} if name == "value" else words
            for name, words in coming.items()
        }
        note.rows.update(**values)
    return len(changed)


def _note(model: type[Model], key: object, source: object, words: Mapping[str, str]) -> Note:
    rows = model._default_manager.filter(pk=key)
    return Note(rows=rows, kind=model._meta.db_table, row=str(key), source=str(source), words=words)
