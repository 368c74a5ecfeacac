"""The masked text that a protected source is coded on."""

from __future__ import annotations

import hashlib
from datetime import datetime

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source, Subject, TextToken, TextVersion
from bearwitness.casebook.sealing import MASKING, seal_item
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.subject_kinds import require_seen
from bearwitness.domain.alignment import Alignment
from bearwitness.domain.codebook import codebook
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.masking import Masking

MASKED = "masked"
NAME = "Name"


def put_working_text(
    casebook: Casebook,
    source: Source,
    original: str,
    masking: Masking,
    at: datetime,
    *,
    parent: TextVersion | None = None,
) -> tuple[TextVersion, Alignment]:
    """Add the masked text, and seal away what was masked with the words it was made from.

    Every name gets a pseudonym of its own: third persons have agreed to nothing (C9).

    Raises
    ------
    BadMasking, UnknownTerm
    NoSuchItem
        A mask speaks of a person who is not in the casebook, or of whom only others know.
    """
    for mask in masking.masks:
        codebook().check("mask_kind", mask.kind)
    require_seen(sight_of(casebook), {mask.person for mask in masking.masks if mask.person})
    masked = masking.apply(original)
    row = TextVersion.objects.create(
        id=new_identifier("T"),
        source=source,
        text=masked.text,
        sha256=hashlib.sha256(masked.text.encode()).hexdigest(),
        length=len(masked.text),
        parent=parent,
        made_from=MASKED,
    )
    persons = _persons(masking)
    tokens = [TextToken(text=row, token=token, subject_id=person) for token, person in persons.items()]
    TextToken.objects.bulk_create(tokens)
    content = {
        "text": row.id,
        "original": original,
        "alignment": masked.alignment.to_json(),
        "masks": [
            [each.start, each.end, each.kind, each.token, persons.get(each.token, "")]
            for each in masking.masks
        ],
    }
    seal_item(casebook, source, MASKING, content, at)
    return row, masked.alignment


def _persons(masking: Masking) -> dict[str, str]:
    """Pseudonym of each named person, by token; random, so that it says nothing (I3)."""
    found: dict[str, str] = {}
    for mask in masking.masks:
        if mask.kind != NAME or mask.token in found:
            continue
        if mask.person and not Subject.objects.filter(id=mask.person, kind="Person").exists():
            raise NoSuchItem
        found[mask.token] = mask.person or new_identifier("P")
    named = {mask.person for mask in masking.masks}
    new = [Subject(id=each, kind="Person") for each in found.values() if each not in named]
    Subject.objects.bulk_create(new)
    return found
