"""What a consent must be before it is put in force: whole, of today or earlier, in words of the codebook."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import QUESTIONS, Consent
from bearwitness.domain.errors import BadConsent, UnknownTerm

INFORMED = 3
"""The first questions, without which nothing may be opened: to the interview, its purpose, its use."""
RESEARCH = 3
"""Position of the question on research use that identifies nobody, which counting needs."""
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_EXAMPLES = {
    "text_version": "2026-1",
    "interviewer": "amina",
    "questions": "[yes, yes, yes, yes, yes, yes, yes]",
}


def check_consent(consent: Consent, today: date) -> None:
    """Refuse a consent of a person that is not whole, or that opens what she was not told of.

    Parameters
    ----------
    consent
        Of a testimony; a sharing agreement has nobody to ask and is checked by `check_words` alone.
    today
        In UTC; one day more is taken, for the date line.

    Raises
    ------
    BadConsent
        Names the field.
    """
    check_words(consent, today)
    for name, example in _EXAMPLES.items():
        if not getattr(consent, name):
            raise BadConsent(field=name, example=example)
    if consent.date is None:
        raise BadConsent(field="date", example="2026-05-01")
    _check_told(consent)
    if consent.child:
        _check_child(consent)


def check_words(consent: Consent, today: date) -> None:
    """Refuse codes that the codebook does not have, a version that is none, and days to come."""
    if consent.date is not None and consent.date > today + timedelta(days=1):
        raise BadConsent(field="date", example=today.isoformat())
    for field, name, code in (
        ("language", "language", consent.language.split("-")[0].lower()),
        ("method", "consent_method", consent.method),
    ):
        try:
            codebook().check(name, code)
        except UnknownTerm:
            raise BadConsent(field=field, example=", ".join(codebook().codes(name))) from None
    if not _VERSION.fullmatch(consent.text_version):
        raise BadConsent(field="text_version", example="2026-1")


def _check_told(consent: Consent) -> None:
    if len(consent.questions) != QUESTIONS:
        raise BadConsent(field="questions", example=_EXAMPLES["questions"])
    opened = _opened(consent)
    needed = [*(range(INFORMED) if opened else ()), *([RESEARCH] if "count" in opened else ())]
    for number in needed:
        if not consent.questions[number]:
            raise BadConsent(field=f"questions.{number + 1}", example="yes, or no scope but record")


def _opened(consent: Consent) -> set[str]:
    """Scopes but ``record`` that something is allowed under, here or there."""
    opened = {str(scope) for scope, answer in consent.scopes.items() if answer.granted}
    opened |= {"share" for answer in consent.shares.values() if answer.granted}
    for own in consent.passages.values():
        opened |= {key.partition(":")[0] for key, answer in own.items() if answer.granted}
    return opened - {"record"}


def _check_child(consent: Consent) -> None:
    if consent.guardian is None:
        raise BadConsent(field="guardian", example="{relation: aunt, party_to_events: no}")
    if consent.assent is not True:
        raise BadConsent(field="assent", example="yes")
