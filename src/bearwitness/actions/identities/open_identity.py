"""Open the identity store, as a custodian, for a stated reason and a limited time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bearwitness.actions.errors import NeedsReason
from bearwitness.actions.identities.identity_record import Given
from bearwitness.casebook import database, layout
from bearwitness.casebook.acting import acting, refuse, require
from bearwitness.casebook.errors import NoSuchItem, OpeningOver
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.identity import records
from bearwitness.casebook.identity.models import Birth, Contact, Opening, PersonName
from bearwitness.casebook.identity.receive import receive_items
from bearwitness.casebook.identity.writing import writing
from bearwitness.casebook.models import SealedItem, Subject, TextVersion
from bearwitness.casebook.sealing import NOTE, PROTECTED, open_item, original_bytes
from bearwitness.casebook.search import find
from bearwitness.domain.codebook import codebook
from bearwitness.domain.identifiers import new_identifier

MINUTES = 15
"""How long the store stays open, and the longest that it can."""


@contextmanager
def open_identity(
    casebook: Casebook, *, reason: str, note: str, minutes: int = MINUTES
) -> Iterator[OpenIdentity]:
    """Attach the identity store for the body of a ``with`` statement, at the longest for `minutes`.

    The opening is logged before the store is touched; each read is logged before it is answered, one person or
    source at a time. The reason stands in the audit as a code; in words it stands only in the store itself, under the same identifier.

    Parameters
    ----------
    casebook
        The open casebook; its actor must be a custodian who holds the identities key.
    reason
        Code of ``opening_reason``.
    note
        Why, in words.
    minutes
        From 1 to `MINUTES`.

    Raises
    ------
    NotAllowed
        The actor is no custodian; the attempt is logged.
    NeedsReason
    CannotWrite
    """
    require(casebook, "open_identity", "identities")
    if casebook.keys.identities is None:
        refuse(casebook, "open_identity")
    key: bytes = casebook.keys.identities
    if reason not in codebook().codes("opening_reason") or not note.strip():
        raise NeedsReason(list="opening_reason")
    minutes = min(max(minutes, 1), MINUTES)
    with acting(casebook, "open_identity", "identities") as entry:
        entry.object = opening = new_identifier("B")
        entry.detail.update(reason=reason, minutes=minutes)
    database.attach_identities(casebook.path / layout.IDENTITIES, lambda: key)
    try:
        now = datetime.now(UTC)
        with writing():
            Opening.objects.create(
                id=opening, reason=reason, note=note, minutes=minutes, at=now, by=casebook.actor
            )
        damaged = receive_items(casebook)
        yield OpenIdentity(casebook=casebook, until=time.monotonic() + 60 * minutes, damaged=damaged)
    finally:
        database.detach_identities()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIdentity:
    """The store while it is open; every answer is logged first, and none is given after the time is over.

    Attributes
    ----------
    until
        End of the time, on `clock`.
    damaged
        Identifiers of what was sealed to the custodians and does not open: to be restored from a backup.

    Raises
    ------
    OpeningOver
        By every method, once the time is over.
    NoSuchItem
        By every method, for what the casebook or the store does not have.
    """

    casebook: Casebook
    until: float
    damaged: tuple[str, ...]
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)

    def person(self, person_id: str) -> records.IdentityRecord:
        """Names in their scripts, births and contacts behind one pseudonym."""
        self._log("read_identity", self._person(person_id))
        return records.identity_of(person_id)

    def original(self, source_id: str) -> bytes:
        """Original of one source, as it arrived."""
        source = held_source(self.casebook, source_id)
        self._log("read_original", source_id)
        return original_bytes(self.casebook, source)

    def file_name(self, source_id: str) -> str:
        """Name of the file that one source came in."""
        self._log("read_original", source_id)
        return records.file_name_of(source_id)

    def behind(self, text_id: str, start: int, end: int) -> str:
        """Words of the original behind a span of a working text."""
        words, alignment = records.original_of(text_id)
        self._log("read_original", text_id)
        low, high = alignment.to_old(start, end)
        return words[low:high]

    def notes(self, source_id: str) -> list[dict[str, object]]:
        """Words that were typed beside one source, as they were before something in them was masked."""
        self._log("read_original", held_source(self.casebook, source_id).id)
        rows = SealedItem.objects.filter(source=source_id, kind=NOTE).order_by("at", "id")
        return [open_item(self.casebook, row) for row in rows]

    def record(self, person_id: str, given: Given) -> None:
        """Add a name, a birth or a contact; what stood there before stays."""
        self._log("record_identity", self._person(person_id))
        with writing():
            self._add(person_id, given)

    def _add(self, person_id: str, given: Given) -> None:
        stamp = {"person": person_id, "at": datetime.now(UTC), "by": self.casebook.actor}
        for name in given.names:
            PersonName.objects.create(
                words=name.words, script=name.script, system=name.system, kind=name.kind, **stamp
            )
        if given.birth is not None:
            Birth.objects.create(edtf=given.birth.edtf, **stamp)
        for kind, words in given.contacts:
            Contact.objects.create(kind=kind, words=words, **stamp)

    def list_rows(self, source_id: str) -> list[dict[str, str]]:
        """Identifying columns of one list, for linkage: a whole list, never one person."""
        self._log("read_list", held_source(self.casebook, source_id).id)
        return records.rows_of(source_id)

    def leftovers(self) -> dict[str, list[tuple[int, int]]]:
        """Where names that the store knows still stand in working texts, for a person to look at and to mask."""
        self._log("find_leftovers", "")
        names = [name for name in records.known_names() if len(name) > 1]
        texts = TextVersion.objects.filter(source__kind__in=PROTECTED, remasking=None).order_by("id")
        found = {row.id: sorted(span for name in names for span in find(name, row.text)) for row in texts}
        return {text: spans for text, spans in found.items() if spans}

    def openings(self) -> tuple[records.OpeningRecord, ...]:
        """Return every opening of the store and its reason, for whoever oversees the custodians."""
        self._log("read_openings", "")
        return records.openings()

    def _person(self, person_id: str) -> str:
        if not Subject.objects.filter(id=person_id, kind="Person").exists():
            raise NoSuchItem
        return person_id

    def _log(self, verb: str, what: str) -> None:
        if self.clock() >= self.until:
            database.detach_identities()
            raise OpeningOver
        with acting(self.casebook, verb, "identities") as entry:
            entry.object = what
