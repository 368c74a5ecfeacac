"""Say what a passage says."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_text import put_codings
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.claim import ClaimRecord


def code_passage(
    casebook: Casebook, text_id: str, start: int, end: int, claims: Sequence[ClaimDraft]
) -> list[ClaimRecord]:
    """Cut the passage from `start` to `end` (code points) and add the claims that it makes; all or none.

    A passage that exists already is used again. Whoever codes must be able to read the source.

    Raises
    ------
    NotAllowed
    NoSuchItem
        No such text or subject, or the source is closed for ``record``.
    NoSuchSpan
        The offsets leave the text.
    BlindCoding
        Two persons are coding the text blind.
    UnknownProperty, BadValue, UnknownTerm, UnknownPlace, WrongSubject
        A draft does not fit the codebook.
    """
    draft = PassageDraft(start=start, end=end, claims=tuple(claims))
    with acting(casebook, "code_passage", "code") as entry:
        (passage,), made = put_codings(casebook, text_id, [draft])
        entry.object = passage
        entry.detail["claims"] = [each.id for each in made]
    return made
