"""What was paid for persons, for a release to count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bearwitness.casebook.access import Case
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.domain.frame import PaymentRow


def keyed_payments(case: Case, recipient: str | None) -> tuple[PaymentRow, ...]:
    """What was paid for persons, under the casebook's own keyed tokens.

    With a recipient, only what may be shared with just this one too.
    """
    frame, lineage = case.pattern_frame("count", recipient=recipient)
    tokens = snapshot_tokens({lineage.persons[each.person_id] for each in frame.payments})
    return tuple(replace(each, person_id=tokens[lineage.persons[each.person_id]]) for each in frame.payments)


def payments_digest(payments: Iterable[PaymentRow]) -> Sequence[Sequence[object]]:
    """What approvers approve of payments: tokens made for one run left out."""
    return sorted(
        [
            each.person_id,
            each.kind,
            sorted(f"{price.low} {price.high} {price.currency} {price.unit}" for price in each.prices),
        ]
        for each in payments
    )
