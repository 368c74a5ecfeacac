"""Bring a list in whose dry run has shown what it makes."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.errors import AlreadyHeld
from bearwitness.actions.masking.list_masking import mask_unmapped
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import lacks_text
from bearwitness.domain.consent import Consent
from bearwitness.intake.document import Document
from bearwitness.intake.lists.linkage_rows import linkage_rows
from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.web.pages.sources.original import Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Where the list is now, and what became of its rows."""

    source_id: str
    persons: int
    claims: int
    held: int


def bring_list(
    casebook: Casebook,
    original: Original,
    document: Document,
    mapping: ListMapping,
    agreement: Consent,
    organisation: str,
) -> Brought:
    """Seal the list, mask what the mapping does not name, keep what linkage needs, and make persons and claims.

    A list that is held already gets its rows that are new.

    Raises
    ------
    BearwitnessError
        Of the actions; each of them does all or nothing.
    """
    rows, masking = linkage_rows(document, mapping), mask_unmapped(document, mapping)
    try:
        source = add_source(
            casebook,
            data=original.data,
            name=original.name,
            kind="list",
            document=document,
            organisation=organisation,
            consent=agreement,
            masking=masking,
        ).id
        if rows:
            keep_columns(casebook, source, rows)
    except AlreadyHeld as error:
        source = str(error.details["source"])
        if lacks_text(source):
            mask_source(casebook, source, original.data, masking, document)
    made = import_list(casebook, source, mapping)
    return Brought(source_id=source, persons=len(made.persons), claims=made.claims, held=made.held)
