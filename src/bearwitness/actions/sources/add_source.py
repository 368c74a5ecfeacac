"""Take a source into the casebook."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.actions.consents.accept_consent import accept_consent
from bearwitness.actions.errors import AlreadyHeld, EmptySource, HeldByOthers
from bearwitness.actions.sources.put_reading import put_masked, put_reading
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.consents import put_consent
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Assignment, Source, TextVersion
from bearwitness.casebook.records import kind_of, source_record
from bearwitness.casebook.sealing import FILE, PROTECTED, seal_item, seal_key
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.consent import Consent
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.masking import Masking
from bearwitness.domain.source import SourceKind, SourceRecord
from bearwitness.intake.document import WITHOUT_TEXT, Document
from bearwitness.intake.text import document_of

ORIGINAL = "original"


def add_source(
    casebook: Casebook,
    *,
    data: bytes,
    name: str,
    kind: SourceKind,
    document: Document | None = None,
    organisation: str = "",
    consent: Consent | None = None,
    child: bool = False,
    derives_from: str | None = None,
    licence: str = "",
    masking: Masking | None = None,
) -> SourceRecord:
    """Seal the original, then add its row, its text and its consent; when this returns, all of it is on the disk.

    The key of a testimony's or a list's original is sealed to the custodians: whoever adds it cannot read it back.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to add.
    data
        The original; it is kept unaltered.
    name
        Its file name, which only an encrypted database keeps: for a testimony or a list the identity store.
    kind
        Testimony, document or list.
    document
        What the parser read from `data`; without it, `data` must be plain text or Markdown in UTF-8.
    organisation
        Code of the organisation that holds the record; persons are counted by these.
    consent
        Without it a testimony or a list is closed for everything but ``record``. A second approver that it names is
        not taken over: she acts herself, by `second_consent`.
    child
        Whether the person was a child when testifying; so is it where the consent says so.
    derives_from
        Identifier of the source that this one repeats.
    licence
        Licence of a public document (SPDX), on which quoting depends.
    masking
        What a person has confirmed to be masked in a testimony or a list, perhaps nothing. Without it the source is
        kept, and has no text to be coded until `mask_source`. A public document is not masked.

    Raises
    ------
    NotAllowed
    AlreadyHeld
        The same bytes are in the casebook, as the source that the error names.
    HeldByOthers
        They are, as a source that the actor does not see.
    NoSuchItem
        There is no source `derives_from` that the actor sees.
    EmptySource
        There is no text in it, and its format is not one that is kept without.
    ValueError
        `document` was read from other bytes.
    BadConsent, GuardianIsParty
        See `accept_consent`.
    BadMasking
        The masking does not fit the text.
    NotText, NotUtf8, OtherEncoding, DocumentTooLarge
        From intake, before anything is written.
    """
    require(casebook, "add_source", "add")
    document = document or document_of(data)
    sha256 = hashlib.sha256(data).hexdigest()
    if document.original_sha256 != sha256:
        raise ValueError("the document was read from other bytes")
    if not document.text.strip() and document.format not in WITHOUT_TEXT:
        raise EmptySource
    if consent is not None:
        consent = replace(consent, child=child or consent.child, second_approver=None)
        accept_consent(consent, kind)
    _refuse_held(casebook, sha256)
    blob = casebook.evidence.seal(data)
    with acting(casebook, "add_source", "add") as entry:
        if derives_from is not None and not _seen(casebook, derives_from):
            raise NoSuchItem
        identifier = new_identifier("S")
        source = Source.objects.create(
            id=identifier,
            kind=kind,
            organisation=organisation,
            name="" if kind in PROTECTED else name,
            sha256=blob.sha256,
            size=blob.size,
            blob_id=blob.blob_id,
            blob_key=seal_key(casebook, identifier, blob.key) if kind in PROTECTED else blob.key,
            language=consent.language if consent else "",
            licence=licence,
            received_at=datetime.now(UTC),
            derives_from_id=derives_from,
            child=child or (consent is not None and consent.child),
        )
        if kind in PROTECTED:
            seal_item(casebook, source, FILE, {"name": name}, source.received_at)
        text = _text(casebook, source, document, masking)
        Assignment.objects.create(
            source=source, who=casebook.actor, taken=True, at=source.received_at, by=casebook.actor
        )
        if consent is not None:
            put_consent(source, consent, by=casebook.actor, at=source.received_at)
        entry.object = source.id
        entry.detail.update(sha256=blob.sha256, kind=kind, consent=consent is not None)
        if text is not None:
            entry.detail["text"] = text.id
    return source_record(source)


def _seen(casebook: Casebook, source_id: str) -> bool:
    return sight_of(casebook).sources().filter(id=source_id).exists()


def _refuse_held(casebook: Casebook, sha256: str) -> None:
    """The lock lets no other process in between this look and the row; another's source is not named."""
    held = Source.objects.filter(sha256=sha256).first()
    if held is not None:
        raise AlreadyHeld(source=held.id) if _seen(casebook, held.id) else HeldByOthers


def _text(
    casebook: Casebook, source: Source, document: Document, masking: Masking | None
) -> TextVersion | None:
    if kind_of(source) in PROTECTED:
        if masking is None:
            return None
        return put_masked(casebook, source, document, masking, source.received_at)
    text = TextVersion.objects.create(
        id=new_identifier("T"),
        source=source,
        text=document.text,
        sha256=document.sha256,
        length=document.length,
        made_from=ORIGINAL,
    )
    put_reading(text, document)
    return text
