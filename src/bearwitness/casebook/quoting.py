"""Which of the passages that a plan names may be quoted at this moment, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, ConsentAnswer, Passage, Source
from bearwitness.casebook.open_text import open_claims, open_passages
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.restricted import claims_around, is_restricted, never_leaving
from bearwitness.casebook.reviews import reviewed
from bearwitness.casebook.sealing import original_bytes
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.domain.quote import Quotable


def quotable(passages: Sequence[str], at: datetime, recipient: str | None = None) -> dict[str, Quotable]:
    """By identifier, the passages that may be quoted; the others are missing, whatever the reason.

    A yes to quoting in general is not enough: a testimony is quoted where the person was asked about just these
    words. A public document is quoted under its licence. Somebody must have coded the words, so that the reader is told
    what they rest on. Where the quote is for one recipient, the words must be open to just this one too.
    """
    answer = ConsentAnswer.objects.filter(
        consent=OuterRef("text__source__consent"), passage=OuterRef("pk"), scope="quote"
    )
    public = Q(text__source__kind="document", text__source__consent=None)
    rows = Passage.objects.filter(Exists(answer) | public, id__in=passages, text__remasking=None)
    open_now = open_passages(rows.select_related("text__source"), "quote", at)
    found, never = {}, never_leaving()
    for row in sorted(open_now, key=lambda each: each.id):
        claims = reviewed(open_claims(row.claims.filter(retraction=None), "quote", at))
        if recipient is not None:
            claims = open_claims(claims, "share", at, recipient=recipient)
        if claims.exists():
            found[row.id] = _quotable(row, claims, never)
    return found


def public_original(casebook: Casebook, source_id: str, at: datetime) -> tuple[bytes, str] | None:
    """Bytes and licence of a public document whose licence lets it be shown; None for anything else."""
    rows = Source.objects.filter(id=source_id, kind="document", consent=None)
    row = permitted(rows, "quote", at).first()
    return None if row is None else (original_bytes(casebook, row), row.licence)


def _quotable(row: Passage, claims: QuerySet[Claim], never: frozenset[str]) -> Quotable:
    around = claims_around(row)
    everywhere = Claim.objects.filter(passage__text__source=row.text.source_id, subject__kind="Person")
    persons = set(everywhere.values_list("subject", flat=True))
    return Quotable(
        passage=row.id,
        words=row.quote,
        weighed=tuple(sorted(set(claims.values_list("basis", "reliability")))),
        values=tuple(sorted(set(_codes(around.filter(subject__kind="Person"))))),
        restricted=any(is_restricted(each, never) for each in around),
        tokens=tuple(sorted(snapshot_tokens({row.text.source_id, *persons}).values())),
    )


def _codes(claims: QuerySet[Claim]) -> Iterator[tuple[str, str]]:
    for each in claims:
        if isinstance(each.value, dict) and isinstance(code := each.value.get("code"), str):
            yield each.property, code
