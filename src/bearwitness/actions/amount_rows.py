"""What was paid for persons, for a release to count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bearwitness.casebook.access import Case
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.domain.frame import PaymentRow


def keyed_payments(case: Case, recipient: str | None) -> tuple[PaymentRow, ...]:
    """What was paid for persons, under the casebook's own keyed tokens of persons, payments and sources, in their order.

    With a recipient, only what may be shared with just this one too.
    """
    frame, lineage = case.pattern_frame("count", recipient=recipient)
    names = {**lineage.persons, **lineage.sources}
    used = {token for each in frame.payments for token in (each.person_id, each.payment_id, *each.sources)}
    keyed = snapshot_tokens({names[token] for token in used})
    rows = [
        replace(
            each,
            person_id=keyed[names[each.person_id]],
            payment_id=keyed[names[each.payment_id]],
            sources=frozenset(keyed[names[source]] for source in each.sources),
        )
        for each in frame.payments
    ]
    return tuple(sorted(rows, key=lambda row: (row.payment_id, row.person_id)))


def payments_digest(payments: Iterable[PaymentRow]) -> Sequence[Sequence[object]]:
    """What approvers approve of payments: all on which it hangs what of them is shown."""
    return sorted(
        [
            each.person_id,
            each.payment_id,
            each.kind,
            sorted(f"{price.low} {price.high} {price.currency} {price.unit}" for price in each.prices),
            sorted(each.sources),
        ]
        for each in payments
    )
