"""Records: frozen, and a passage knows whether it still stands where it stood."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest
from tests.people import AMINA

from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.passage import PassageRecord, quote_hash
from bearwitness.domain.source import SourceRecord, TextRecord
from bearwitness.domain.subject import SubjectRecord
from bearwitness.domain.term import Term

TEXT = "두만강을 건넌 것은 2003년 11월이었습니다."
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def passage() -> PassageRecord:
    quote = "2003년 11월"
    start = TEXT.index(quote)
    return PassageRecord(
        id=new_identifier("N"), text_id=new_identifier("T"), start=start, end=start + len(quote), quote=quote,
        quote_sha256=quote_hash(quote),
    )  # fmt: skip


def test_a_passage_knows_its_anchor() -> None:
    assert passage().anchored_in(TEXT)
    assert not passage().anchored_in("그 " + TEXT)
    assert not replace(passage(), quote_sha256="0" * 64).anchored_in(TEXT)


def test_a_correction_retracts_and_stays() -> None:
    claim = ClaimRecord(
        id=new_identifier("C"), subject_id=new_identifier("P"), property="sex", value=Term(list="sex", code="Female"),
        passage_id=passage().id, basis="FirstHand", reliability="Unsure", at=NOON, by=AMINA,
    )  # fmt: skip
    assert claim.stands()
    assert not replace(claim, retracted_at=NOON, replaced_by=new_identifier("C")).stands()
    with pytest.raises(FrozenInstanceError):
        claim.basis = "Hearsay"  # type: ignore[misc]


def test_sources_and_subjects_are_plain() -> None:
    source = SourceRecord(
        id=new_identifier("S"), kind="document", organisation="team", sha256="0" * 64, size=1, language="ko",
        received_at=NOON,
    )  # fmt: skip
    text = TextRecord(id=new_identifier("T"), source_id=source.id, sha256="0" * 64, length=len(TEXT))
    assert text.source_id == source.id
    assert source.derives_from == ()
    assert SubjectRecord(id=new_identifier("P"), kind="Person").kind == "Person"
