"""Let two persons code one text, neither seeing what the other does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bearwitness.actions.coding.code_text import codable_text
from bearwitness.actions.errors import BlindCoding, OwnCoding
from bearwitness.casebook.acting import acting, roles_held
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, DoubleCoding, Subject, TextVersion
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.rows import subject_row
from bearwitness.casebook.sight import sight_for
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.subject import SubjectRecord


def start_double_coding(
    casebook: Casebook, text_id: str, first: str, second: str, subjects: Sequence[SubjectRecord] = ()
) -> str:
    """Open a double coding of a text that nobody has coded; return its identifier.

    Until both have ended theirs, no claim can be made on the text, so that neither can look. `subjects` are new ones
    that both are to speak of: agreement is measured where both coded the same subject.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such text, it is closed for ``record``, or one of the two may not code it.
    OwnCoding
        The two are one person.
    BlindCoding
        The text bears claims, or is or was coded twice.
    """
    if first == second:
        raise OwnCoding
    now = datetime.now(UTC)
    with acting(casebook, "start_double_coding", "review") as entry:
        text = codable_text(casebook, text_id, now)
        if not all(_may_code(name, text) for name in (first, second)):
            raise NoSuchItem
        held = DoubleCoding.objects.filter(text=text).exists()
        if held or Claim.objects.filter(passage__text=text).exists():
            raise BlindCoding
        Subject.objects.bulk_create([subject_row(each) for each in subjects])
        row = DoubleCoding.objects.create(
            id=new_identifier("D"), text=text, first=first, second=second, at=now, by=casebook.actor
        )
        entry.object = row.id
        entry.detail["text"] = text_id
    return row.id


def _may_code(name: str, text: TextVersion) -> bool:
    """Whether somebody codes at all, and sees the source of the text."""
    roles = roles_held(name)
    seen = sight_for(name, roles).sources().filter(id=text.source_id)
    return allowed(roles, "code") and seen.exists()
