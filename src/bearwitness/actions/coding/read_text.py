"""Read the text of a source with what was coded on it, as whoever codes or reviews it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting, refuse, roles_of
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Passage, TextToken, TextVersion
from bearwitness.casebook.open_text import open_passages, open_spans_of, veiled
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
    source_id: str
    text: str = field(repr=False)
    versions: tuple[str, ...]
    tokens: Mapping[str, str]
    claims: tuple[tuple[PassageRecord, ClaimRecord], ...]


def read_text(
    casebook: Casebook, source_id: str, text_id: str | None = None, *, unfolded: bool = False
) -> CodedText:
    """Return the text of a source and the claims on it; the reading is logged.

    Parameters
    ----------
    casebook
        The open casebook; its actor reads as a documenter or a reviewer does.
    source_id
        The source.
    text_id
        One of its texts, where it has several.
    unfolded
        Whether she has asked for the sensitive passages too; the record says so.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, it is closed, or it has several texts and none of them was named.
    NotMasked
    """
    case, now = Case(casebook, reading_role(casebook)), datetime.now(UTC)
    with acting(casebook, "read_text", "search") as entry:
        texts = _open_texts(source_id, case.sight, now)
        versions = tuple(texts) or tuple(case.text_ids(source_id))
        chosen = text_id or (versions[0] if len(versions) == 1 else None)
        if chosen not in texts:
            raise NoSuchItem
        tokens = TextToken.objects.filter(text=chosen).values_list("token", "subject_id")
        coded = CodedText(
            text_id=chosen,
            source_id=source_id,
            text=texts[chosen],
            versions=versions,
            tokens=dict(tokens),
            claims=_claims(chosen, case.sight, now),
        )
        entry.object = chosen
        entry.detail["claims"] = len(coded.claims)
        entry.shows(unfolded=unfolded)
    return coded


def reading_role(casebook: Casebook, scope: Scope = "record") -> Role:
    """Role in which an actor reads under a scope; of several the one that sees most.

    Raises
    ------
    NotAllowed
        She holds no such role.
    """
    roles = roles_of(casebook)
    held = [role for role in ROLES if role in roles and scope in SCOPES[role]]
    if not held:
        refuse(casebook, "read")
    return max(held, key=lambda role: len(SCOPES[role]))


def _open_texts(source_id: str, sight: Sight, at: datetime) -> dict[str, str]:
    """Texts of which at least a passage may be read, as after an interview that was stopped, veiled where closed."""
    rows = list(TextVersion.objects.filter(source=source_id, remasking=None).order_by("id"))
    spans = open_spans_of(rows, sight, at)
    return {row.id: veiled(row.text, spans[row.id]) for row in rows if spans[row.id]}


def _claims(text_id: str, sight: Sight, at: datetime) -> tuple[tuple[PassageRecord, ClaimRecord], ...]:
    """Standing claims on the passages that are open: the gate judges a claim by its passage."""
    passages = open_passages(Passage.objects.filter(text=text_id), sight, at)
    records = {row.id: passage_record(row) for row in passages}
    rows = Claim.objects.filter(retraction=None, passage__text=text_id).select_related("retraction")
    found = [(records[row.passage_id], claim_record(row)) for row in rows if row.passage_id in records]
    return tuple(sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id)))
