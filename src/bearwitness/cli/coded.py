"""What somebody coded, as a line on the terminal and as an object of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.domain.blind_coding import BlindCodingRecord
    from bearwitness.domain.claim import ClaimRecord


def claim_words(coded: ClaimRecord | BlindCodingRecord, language: Language) -> str:
    """A subject in its whole length, as a file of codings takes it; any other value as the pages say it."""
    from bearwitness.domain.codebook import codebook
    from bearwitness.domain.messages.value_words import value_words
    from bearwitness.domain.subject_ref import SubjectRef

    words = codebook().property(coded.property).labels[language]
    value = coded.value if isinstance(coded.value, SubjectRef) else value_words(coded.value, language)
    against = message("care.cli.against", language) if coded.against else ""
    return f"{coded.subject_id}  {words}: {value} {against}".rstrip()


def coded_object(coded: ClaimRecord | BlindCodingRecord) -> dict[str, object]:
    """What it says of which subject, on what basis, and by whom; where it stands is the caller's to add."""
    return {
        "subject": coded.subject_id,
        "property": coded.property,
        "value": coded.value.to_json(),
        "basis": coded.basis,
        "reliability": coded.reliability,
        "against": coded.against,
        "by": coded.by,
    }
