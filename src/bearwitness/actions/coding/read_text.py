"""Read the text of a source with what was coded on it, as whoever codes or reviews it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting, refuse, roles_of
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Passage, TextVersion
from bearwitness.casebook.open_text import open_claims, open_passages
from bearwitness.casebook.records import claim_record, passage_record
from bearwitness.casebook.rights import ROLES, SCOPES, Role
from bearwitness.casebook.sight import Sight
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.consent import Scope
from bearwitness.domain.passage import PassageRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """One version of a text, closed parts veiled.

    Attributes
    ----------
    versions
        Identifiers of all versions that may be read, this one among them.
    tokens
        Pseudonym of the person for whom each token stands.
    claims
        Standing claims with their passages, in the order of the text.
    """

    text_id: str
    text: str = field(repr=False)
    versions: tuple[str, ...]
    tokens: Mapping[str, str]
    claims: tuple[tuple[PassageRecord, ClaimRecord], ...]


def read_text(casebook: Casebook, source_id: str, text_id: str | None = None) -> CodedText:
    """Return the text of a source and the claims on it; the reading is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, it is closed, or it has several texts and none of them was named.
    NotMasked
    """
    case = Case(casebook, reading_role(casebook))
    with acting(casebook, "read_text", "search") as entry:
        versions = _open_texts(case, source_id) or case.text_ids(source_id)
        chosen = text_id or (versions[0] if len(versions) == 1 else None)
        if chosen not in versions:
            raise NoSuchItem
        coded = CodedText(
            text_id=chosen,
            text=case.text(chosen),
            versions=tuple(versions),
            tokens=case.tokens(chosen),
            claims=_claims(chosen, case.sight),
        )
        entry.object = chosen
        entry.detail["claims"] = len(coded.claims)
    return coded


def reading_role(casebook: Casebook, scope: Scope = "record") -> Role:
    """Role in which an actor reads under a scope; of several the one that sees most.

    Raises
    ------
    NotAllowed
        She holds no such role.
    """
    held = [role for role in ROLES if role in roles_of(casebook) and scope in SCOPES[role]]
    if not held:
        refuse(casebook, "read")
    return max(held, key=lambda role: len(SCOPES[role]))


def _open_texts(case: Case, source_id: str) -> list[str]:
    """Texts of which at least a passage may be read, as after an interview that was stopped."""
    found = []
    for text_id in TextVersion.objects.filter(source=source_id, remasking=None).values_list("id", flat=True):
        try:
            case.text(text_id)
        except NoSuchItem:
            continue
        found.append(text_id)
    return sorted(found)


def _claims(text_id: str, sight: Sight) -> tuple[tuple[PassageRecord, ClaimRecord], ...]:
    now = datetime.now(UTC)
    passages = open_passages(Passage.objects.filter(text=text_id), sight, now)
    records = {row.id: passage_record(row) for row in passages}
    standing = Claim.objects.filter(retraction=None, passage__text=text_id).select_related("retraction")
    claims = [claim_record(row) for row in open_claims(standing, sight, now)]
    found = [(records[each.passage_id], each) for each in claims if each.passage_id in records]
    return tuple(sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id)))
