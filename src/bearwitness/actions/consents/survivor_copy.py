"""Make the copy of her own statement and permissions that a survivor can ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bearwitness.actions.errors import NoOutFolder
from bearwitness.casebook.acting import acting, refuse, require, roles_of
from bearwitness.casebook.consents import consent_record
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.notes_open import is_open
from bearwitness.domain.answer import Answer
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import SCOPES, Consent
from bearwitness.domain.messages import Language, day_words, message


def survivor_copy(casebook: Casebook, source_id: str, language: Language, out: Path) -> None:
    """Write `survivor_words` to a path that the user names; nothing is written over, and only the user can read it.

    The file is not encrypted: she must be able to read it without us.

    Raises
    ------
    NotAllowed, NoSuchItem
        As `survivor_words`.
    NoOutFolder
        The file cannot be written there, or one stands there already.
    """
    with _unless_refused() as written, _copying(casebook, source_id, language) as text:
        _write(out, text)
        written.append(out)


def survivor_words(casebook: Casebook, source_id: str, language: Language) -> str:
    """Her statement, as it is kept, and every permission in plain words.

    It holds the masked text, so that a copy that is found names nobody. Where her consent is withdrawn, or closes the
    record, her right to her own words stays, and only a custodian sees to it.

    Raises
    ------
    NotAllowed
        The actor has no such right, or the testimony is closed and she is not a custodian; the attempt is logged.
    NoSuchItem
        There is no such testimony.
    """
    with _copying(casebook, source_id, language) as text:
        return text


@contextmanager
def _copying(casebook: Casebook, source_id: str, language: Language) -> Iterator[str]:
    require(casebook, "survivor_copy", "consent")
    source = held_source(casebook, source_id)
    if source.kind != "testimony":
        raise NoSuchItem
    closed = not is_open(source_id)
    if closed and "custodian" not in roles_of(casebook):
        refuse(casebook, "survivor_copy")
    consent = consent_record(source.consent) or Consent.closed()
    with acting(casebook, "survivor_copy", "consent") as entry:
        entry.object = source_id
        entry.detail.update(language=language, closed=closed)
        yield "\n".join(_lines(source, consent, language)) + "\n"


@contextmanager
def _unless_refused() -> Iterator[list[Path]]:
    """Take a file away again that the record does not tell of."""
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _write(out: Path, text: str) -> None:
    try:
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise NoOutFolder from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)


def _lines(source: Source, consent: Consent, language: Language) -> Iterator[str]:
    now = datetime.now(UTC)
    yield message("actions.copy.title", language, date=day_words(now, language))
    yield ""
    if consent.is_withdrawn(now):
        yield message("actions.copy.withdrawn", language)
    yield message("actions.copy.permissions", language)
    for scope in SCOPES:
        if scope != "share":
            label = codebook().label("consent_scope", scope, language)
            yield message(
                "actions.copy.line", language, label=label, answer=_said(consent.answer(scope), language)
            )
    for name, answer in consent.shares.items():
        label = message("actions.copy.share", language, recipient=name)
        yield message("actions.copy.line", language, label=label, answer=_said(answer, language))
    if consent.passages:
        yield message("actions.copy.passages", language, count=len(consent.passages))
    yield ""
    yield message("actions.copy.rights", language)
    yield ""
    yield message("actions.copy.statement", language)
    yield ""
    texts = TextVersion.objects.filter(source=source, remasking=None).order_by("id")
    yield from texts.values_list("text", flat=True)


def _said(answer: Answer, language: Language) -> str:
    if answer.until is not None:
        return message("actions.copy.until", language, date=day_words(answer.until, language))
    return message("actions.copy.granted" if answer.granted else "actions.copy.refused", language)
