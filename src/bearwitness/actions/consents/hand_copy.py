"""Record that a copy of a source or of a release went to somebody outside."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import HandedCopy, ReleaseRow, Source
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.reach import named
from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadValue


def hand_copy(casebook: Casebook, what: str, *, recipient: str, language: str, sha256: str) -> None:
    """Record a copy, so that it can be asked back by name.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to release.
    what
        Identifier of a source, which she must have agreed to share with this recipient, or of a release, which must be
        for everybody or for this very recipient.
    recipient, language
        Who got it, and the language in which to write to them.
    sha256
        Of the file that was handed over, in hex.

    Raises
    ------
    NotAllowed
        Or she did not agree to share it with this recipient, or the release is for another.
    NoSuchItem
    UnknownTerm, BadValue
    """
    now = datetime.now(UTC)
    with acting(casebook, "hand_copy", "release") as entry:
        codebook().check("language", language)
        if not recipient.strip():
            raise BadValue(kind="name", example="OrgA")
        if len(sha256) != 64:
            raise BadValue(kind="SHA-256", example="0" * 64)
        release = ReleaseRow.objects.filter(id=what).first()
        if release and named(release) and not release.copies.filter(recipient=recipient).exists():
            raise NotAllowed
        source = None if release else _shared(casebook, what, recipient, now)
        HandedCopy.objects.create(
            source=source,
            release=release,
            recipient=recipient,
            language=language,
            sha256=sha256,
            at=now,
            by=casebook.actor,
        )
        entry.object = what
        entry.detail["sha256"] = sha256


def _shared(casebook: Casebook, source_id: str, recipient: str, at: datetime) -> Source:
    source = held_source(casebook, source_id)
    if not permitted(Source.objects.filter(id=source.id), "share", at, recipient=recipient).exists():
        raise NotAllowed
    return source
