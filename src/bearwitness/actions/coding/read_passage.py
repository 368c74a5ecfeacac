"""Read one passage in its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.shown_claims import ShownClaim, shown_claims, standing_claims
from bearwitness.casebook.texts import source_of
from bearwitness.domain.passage import PassageRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageInText:
    """A passage, its text with closed parts veiled, and every standing claim on that text.

    Attributes
    ----------
    text
        Empty where the text was masked anew since: then the passage alone is shown.
    """

    passage: PassageRecord
    source_id: str
    text: str = field(repr=False)
    claims: tuple[ShownClaim, ...]


def read_passage(casebook: Casebook, role: Role, passage_id: str, *, unfolded: bool = False) -> PassageInText:
    """Return a passage with its surroundings, as far as the role may read them; the reading is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such passage, or it is closed.
    """
    case, now = Case(casebook, role), datetime.now(UTC)
    with acting(casebook, "read_passage", "search") as entry:
        passage = case.passage(passage_id)
        claims = shown_claims(standing_claims(case.sight, now).filter(passage__text=passage.text_id))
        text, source_id = _text(case, passage)
        entry.object = passage_id
        entry.detail["claims"] = len(claims)
        entry.shows(unfolded=unfolded)
    return PassageInText(passage=passage, source_id=source_id, text=text, claims=tuple(claims))


def _text(case: Case, passage: PassageRecord) -> tuple[str, str]:
    try:
        return case.text(passage.text_id), source_of(passage.text_id)
    except NoSuchItem:
        return "", ""
