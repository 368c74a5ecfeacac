"""Which of the passages that a plan names may be quoted at this moment, and what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, ConsentAnswer, Passage
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.public_documents import public_documents
from bearwitness.casebook.restricted import claims_around, is_restricted, never_leaving
from bearwitness.casebook.reviews import reviewed
from bearwitness.casebook.sealing import original_bytes
from bearwitness.casebook.shut_passages import shut_passages
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.domain.quote import Quotable


def quotable(passages: Sequence[str], at: datetime, recipient: str | None = None) -> dict[str, Quotable]:
    """By identifier, the passages that may be quoted; the others are missing, whatever the reason.

    A yes to quoting in general is not enough: a testimony is quoted where the person was asked about just these
    words. A public document is quoted under its licence. Somebody must have coded the words, so that the reader is told
    what they rest on. Where the quote is for one recipient, the words must be open to just this one too.
    """
    rows = quotable_rows(at, recipient).filter(id__in=passages)
    return quotables(sorted(rows, key=lambda each: each.id), never_leaving(), at, recipient)


def quotable_rows(at: datetime, recipient: str | None = None) -> QuerySet[Passage]:
    """Passages that may be quoted, on each of which rests a claim that is open and reviewed."""
    answer = ConsentAnswer.objects.filter(
        consent=OuterRef("text__source__consent"), passage=OuterRef("pk"), scope="quote"
    )
    public = Q(text__source__kind="document", text__source__consent=None)
    rows = Passage.objects.select_related("text").defer("text__text")
    rows = rows.filter(Exists(answer) | public, text__remasking=None)
    rows = permitted(rows, "quote", at).exclude(id__in=shut_passages("quote", at))
    return rows.filter(Exists(_weighing(at, recipient).filter(passage=OuterRef("pk"))))


def quotables(
    rows: Sequence[Passage], never: frozenset[str], at: datetime, recipient: str | None = None
) -> dict[str, Quotable]:
    """What is known of passages of `quotable_rows`, by identifier, in a number of queries that does not grow with them.

    Parameters
    ----------
    rows
        The passages.
    never
        Subjects of whom nothing leaves, as `never_leaving` names them.
    at
        When they are to be quoted.
    recipient
        The one for whom the quotes are; None for everybody.
    """
    if not rows:
        return {}
    names = [each.id for each in rows]
    weighed = _sets(_weighing(at, recipient).filter(passage__in=names), "passage", "basis", "reliability")
    around = claims_around(rows)
    tokens = concerned({each.text.source_id for each in rows})
    return {
        row.id: Quotable(
            passage=row.id,
            words=row.quote,
            weighed=tuple(sorted((basis, reliability) for basis, reliability in weighed[row.id])),
            values=tuple(sorted(set(_codes(around[row.id])))),
            restricted=any(is_restricted(each, never) for each in around[row.id]),
            tokens=tokens[row.text.source_id],
        )
        for row in rows
    }


def public_original(
    casebook: Casebook, source_id: str, at: datetime
) -> tuple[bytes, str, tuple[str, ...]] | None:
    """Bytes and licence of a public document whose licence lets it be shown, and whom it concerns; None for anything else."""
    row = public_documents(at).filter(id=source_id).first()
    return None if row is None else (original_bytes(casebook, row), row.licence, concerned([row.id])[row.id])


def concerned(sources: Collection[str]) -> dict[str, tuple[str, ...]]:
    """By source, what stands for it in a snapshot: its own token, and those of the persons of whom it speaks."""
    spoken = Claim.objects.filter(passage__text__source__in=sources, subject__kind="Person")
    persons = _sets(spoken, "passage__text__source", "subject")
    tokens = snapshot_tokens({*sources, *(person for its in persons.values() for (person,) in its)})
    return {
        name: tuple(sorted({tokens[name], *(tokens[person] for (person,) in persons.get(name, ()))}))
        for name in sources
    }


def _weighing(at: datetime, recipient: str | None) -> QuerySet[Claim]:
    """Claims that say what a quote rests on."""
    claims = open_claims(Claim.objects.filter(retraction=None), "quote", at)
    if recipient is not None:
        claims = open_claims(claims, "share", at, recipient=recipient)
    return reviewed(claims)


def _sets(rows: QuerySet[Claim], key: str, *names: str) -> Mapping[str, set[tuple[str, ...]]]:
    """By what `key` leads to, the different values of some columns."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for key_value, *values in rows.values_list(key, *names).distinct():
        found.setdefault(key_value, set()).add(tuple(values))
    return found


def _codes(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    for each in claims:
        if each.subject.kind != "Person":
            continue
        if isinstance(each.value, dict) and isinstance(code := each.value.get("code"), str):
            yield each.property, code
