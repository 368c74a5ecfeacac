"""Make the working text of a source that was kept without one."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from bearwitness.actions.errors import NotTheOriginal
from bearwitness.actions.sources.put_reading import put_masked
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import TextVersion
from bearwitness.domain.masking import Masking
from bearwitness.intake.document import Document
from bearwitness.intake.text import document_of


def mask_source(
    casebook: Casebook, source_id: str, data: bytes, masking: Masking, document: Document | None = None
) -> str:
    """Mask what a person has confirmed in a testimony or a list; return the identifier of its working text.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to add.
    source_id
        A source without a text.
    data
        Its original once more: the casebook keeps it sealed to the custodians, and whoever took the testimony
        still has it. It must be the very same bytes.
    masking
        All that is to be masked, each span confirmed by a person; an empty one confirms that nothing is.
    document
        What the parser read from `data`; without it, `data` must be plain text or Markdown in UTF-8.

    Raises
    ------
    NotAllowed
    NoSuchItem
    NotTheOriginal
        These are not the bytes of the original, or the source has its text already.
    BadMasking
    """
    document = document or document_of(data)
    with acting(casebook, "mask_source", "add") as entry:
        source = held_source(casebook, source_id)
        if document.original_sha256 != source.sha256 or hashlib.sha256(data).hexdigest() != source.sha256:
            raise NotTheOriginal
        if TextVersion.objects.filter(source=source).exists():
            raise NotTheOriginal
        row = put_masked(casebook, source, document, masking, datetime.now(UTC))
        entry.object = source_id
        entry.detail.update(text=row.id, masks=len(masking.masks))
    return row.id
