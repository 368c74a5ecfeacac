"""What the identity store tells, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.identity.models import (
    Birth,
    Contact,
    FileName,
    ListCell,
    Opening,
    Original,
    PersonName,
)
from bearwitness.domain.alignment import Alignment


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """One spelling of a name: its script, its system of romanisation, and what sort of name it is."""

    words: str = field(repr=False)
    script: str
    system: str
    kind: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRecord:
    """All that is known of who a person is, oldest first; nothing in it was ever written over."""

    person: str
    names: tuple[NameRecord, ...]
    births: tuple[str, ...] = field(repr=False)
    contacts: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRecord:
    """One opening of the store, with the reason that was given."""

    id: str
    at: datetime
    by: str
    reason: str
    note: str
    minutes: int


def identity_of(person: str) -> IdentityRecord:
    """Identity behind a pseudonym; empty where none was recorded."""
    names = PersonName.objects.filter(person=person).order_by("at", "pk")
    births = Birth.objects.filter(person=person).order_by("at", "pk")
    contacts = Contact.objects.filter(person=person).order_by("at", "pk")
    return IdentityRecord(
        person=person,
        names=tuple(
            NameRecord(words=r.words, script=r.script, system=r.system, kind=r.kind, at=r.at, by=r.by)
            for r in names
        ),
        births=tuple(births.values_list("edtf", flat=True)),
        contacts=tuple(contacts.values_list("kind", "words")),
    )


def original_of(text_id: str) -> tuple[str, Alignment]:
    """Words that a working text was made from, and how offsets lie to them.

    Raises
    ------
    NoSuchItem
    """
    row = Original.objects.filter(text=text_id).first()
    if row is None:
        raise NoSuchItem
    return row.words, Alignment.from_json(row.alignment)


def file_name_of(source_id: str) -> str:
    """Name of the file that a source came in.

    Raises
    ------
    NoSuchItem
    """
    row = FileName.objects.filter(source=source_id).first()
    if row is None:
        raise NoSuchItem
    return row.words


def rows_of(source_id: str) -> list[dict[str, str]]:
    """Records of a list by column, in the order of the list; what was not recorded is not there."""
    rows: dict[int, dict[str, str]] = {}
    for cell in ListCell.objects.filter(source=source_id).order_by("row", "pk"):
        rows.setdefault(cell.row, {})[cell.column] = cell.words
    return [rows[number] for number in sorted(rows)]


def known_names() -> tuple[str, ...]:
    """Every name that the store knows, each once."""
    return tuple(dict.fromkeys(PersonName.objects.order_by("pk").values_list("words", flat=True)))


def openings() -> tuple[OpeningRecord, ...]:
    """Every opening of the store, oldest first."""
    return tuple(
        OpeningRecord(id=r.id, at=r.at, by=r.by, reason=r.reason, note=r.note, minutes=r.minutes)
        for r in Opening.objects.order_by("at", "pk")
    )
