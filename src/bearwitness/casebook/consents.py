"""Consent records to rows and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from bearwitness.casebook import models
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.answer import Answer
from bearwitness.domain.consent import SCOPES, Consent, Guardian, Scope
from bearwitness.domain.consent_file import consent_to_plain
from bearwitness.domain.identifiers import new_identifier

ANSWERS = ("scopes", "passages")
"""Parts of a plain consent that have rows of their own."""


def put_consent(source: models.Source, consent: Consent, *, by: str, at: datetime) -> models.Consent:
    """Add a consent and point the source at it; the one before stays on record.

    Raises
    ------
    NoSuchItem
        An answer speaks of a passage that is not of this source.
    """
    passages = models.Passage.objects.filter(text__source=source, id__in=consent.passages)
    if passages.count() != len(consent.passages):
        raise NoSuchItem
    plain = consent_to_plain(consent)
    row = models.Consent.objects.create(
        id=new_identifier("A"),
        source=source,
        at=at,
        by=by,
        withdrawn_at=consent.withdrawn_at,
        child=consent.child,
        second_approver=consent.second_approver or "",
        details={key: value for key, value in plain.items() if key not in ANSWERS},
    )
    models.ConsentAnswer.objects.bulk_create(_answers(row, consent))
    models.Source.objects.filter(id=source.id).update(consent=row)
    source.consent = row
    return row


def consent_record(row: models.Consent | None) -> Consent | None:
    """Consent as a record."""
    return None if row is None else _with_details(row, consent_answers(row))


def consent_answers(row: models.Consent) -> Consent:
    """As much of a consent as the gate asks: its answers, whether it is a child's and approved, and its withdrawal."""
    scopes: dict[Scope, Answer] = {}
    shares: dict[str, Answer] = {}
    passages: dict[str, dict[str, Answer]] = defaultdict(dict)
    for each in row.answers.all():
        answer = Answer(granted=each.answer != "no", until=each.until)
        if each.passage_id is not None:
            passages[each.passage_id][_key(each)] = answer
        elif each.recipient:
            shares[each.recipient] = answer
        else:
            scopes[_scope(each.scope)] = answer
    return Consent(
        scopes=scopes,
        shares=shares,
        passages=dict(passages),
        child=row.child,
        second_approver=row.second_approver or None,
        withdrawn_at=row.withdrawn_at,
    )


def _answers(row: models.Consent, consent: Consent) -> Iterator[models.ConsentAnswer]:
    for scope, answer in consent.scopes.items():
        yield _answer(row, answer, scope=scope)
    for recipient, answer in consent.shares.items():
        yield _answer(row, answer, scope="share", recipient=recipient)
    for passage, own in consent.passages.items():
        for key, answer in own.items():
            word, _, recipient = key.partition(":")
            yield _answer(row, answer, scope=_scope(word), recipient=recipient, passage=passage)


def _answer(
    row: models.Consent, answer: Answer, *, scope: Scope, recipient: str = "", passage: str | None = None
) -> models.ConsentAnswer:
    word = "until" if answer.until else "yes" if answer.granted else "no"
    return models.ConsentAnswer(
        consent=row, scope=scope, recipient=recipient, passage_id=passage, answer=word, until=answer.until
    )


def _key(each: models.ConsentAnswer) -> str:
    return f"{each.scope}:{each.recipient}" if each.recipient else each.scope


def _scope(word: str) -> Scope:
    return next(scope for scope in SCOPES if scope == word)


def _with_details(row: models.Consent, answers: Consent) -> Consent:
    details = row.details
    guardian, day = details["guardian"], details["date"]
    return replace(
        answers,
        guardian=Guardian(**guardian) if guardian else None,
        assent=details["assent"],
        language=details["language"],
        text_version=details["text_version"],
        method=details["method"],
        interviewer=details["interviewer"],
        interpreter=details["interpreter"],
        date=date.fromisoformat(day) if day else None,
        questions=tuple(details["questions"]),
    )
