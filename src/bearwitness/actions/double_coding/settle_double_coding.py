"""Take one coder's part of a double coding over as claims."""

from __future__ import annotations

from collections import defaultdict

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_text import put_codings
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.errors import BlindCoding
from bearwitness.casebook.acting import acting
from bearwitness.casebook.double_coding import has_ended, visible_codings
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, DoubleCoding
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.claim import ClaimRecord


def settle_double_coding(casebook: Casebook, coding_id: str, coder: str) -> list[ClaimRecord]:
    """Make the codings of one coder claims, coded by her; what the other saw differently comes by review.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such double coding, its text is closed, or `coder` is not one of its two.
    BlindCoding
        Not both have ended theirs, or the text bears claims by now.
    """
    with acting(casebook, "settle_double_coding", "review") as entry:
        row = DoubleCoding.objects.filter(sight_of(casebook).over("text__source__"), id=coding_id).first()
        if row is None or coder not in (row.first, row.second):
            raise NoSuchItem
        if not has_ended(row) or Claim.objects.filter(passage__text=row.text_id).exists():
            raise BlindCoding
        spans: dict[tuple[int, int], list[ClaimDraft]] = defaultdict(list)
        for each in visible_codings(row, casebook.actor):
            if each.by == coder:
                spans[each.start, each.end].append(
                    ClaimDraft(
                        subject_id=each.subject_id,
                        property=each.property,
                        value=each.value,
                        basis=each.basis,
                        reliability=each.reliability,
                        against=each.against,
                    )
                )
        drafts = [PassageDraft(start=low, end=high, claims=tuple(own)) for (low, high), own in spans.items()]
        _, made = put_codings(casebook, row.text_id, drafts, coder=coder)
        entry.object = coding_id
        entry.detail["claims"] = len(made)
    return made
