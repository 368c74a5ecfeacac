"""Records and rows are two things, and each comes back from the other as it was."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casebooks import keys, template
from tests.domain.values import IDS, VALUES
from tests.people import AMINA, DANA

from bearwitness.casebook.double_coding import blind_records
from bearwitness.casebook.elements import assessment_record
from bearwitness.casebook.models import (
    Assessment,
    BlindCoding,
    Claim,
    DoubleCoding,
    Passage,
    Position,
    Retraction,
    Review,
    Source,
    Subject,
    TextVersion,
)
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.positions import position_record
from bearwitness.casebook.records import (
    claim_record,
    passage_record,
    source_record,
    subject_record,
    text_record,
)
from bearwitness.casebook.reviews import review_record
from bearwitness.casebook.rows import assessment_row, claim_row, position_row, review_row, subject_row
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.elements import AssessmentRecord
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.review import REVIEW_VERDICTS, ReviewRecord
from bearwitness.domain.source import SOURCE_KINDS
from bearwitness.domain.subject import SUBJECT_KINDS, SubjectRecord
from bearwitness.domain.value import Value
from bearwitness.vault.data_keys import DataKeys

__all__ = ["keys", "template"]

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@pytest.fixture(scope="module")
def opened(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path = Path(copytree(template[0], tmp_path_factory.mktemp("trips") / "trips.casebook"))
    with open_casebook(path, template[1], actor=AMINA):
        yield


@given(data=st.data(), value=VALUES, text=WORDS.filter(bool), moment=MOMENTS, words=WORDS)
@settings(max_examples=60, deadline=None)
def test_every_noun_comes_back_as_it_was(
    opened: None, data: Any, value: Value, text: str, moment: datetime, words: str
) -> None:
    draw = data.draw
    with transaction.atomic():
        subject = SubjectRecord(id=f"P-{draw(IDS)}", kind=draw(st.sampled_from(SUBJECT_KINDS)))
        subject_row(subject).save(force_insert=True)
        assert subject_record(Subject.objects.get()) == subject
        passage = put_passage(draw, text, moment)
        claim = ClaimRecord(
            id="C-1", subject_id=subject.id, property="note", value=value, passage_id=passage.id,
            basis="FirstHand", reliability="Unsure", at=moment, by=AMINA, against=draw(st.booleans()),
        )  # fmt: skip
        claim_row(claim).save(force_insert=True)
        claim_row(other := replace(claim, id="C-2")).save(force_insert=True)
        assert claim_record(Claim.objects.get(id="C-1")) == claim
        judgements(draw, claim, other, moment, words)
        blind(claim, passage.text_id, moment)
        Retraction.objects.create(
            claim_id="C-1", at=moment, by=DANA, reason="Duplicate", replaced_by_id="C-2"
        )
        gone = replace(claim, retracted_at=moment, replaced_by="C-2")
        assert claim_record(Claim.objects.get(id="C-1")) == gone
        transaction.set_rollback(True)


def put_passage(draw: Any, text: str, moment: datetime) -> Passage:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source.objects.create(
        id="S-1", kind=draw(st.sampled_from(SOURCE_KINDS)), name="x", organisation="OrgA", sha256=digest,
        size=len(text.encode()), blob_id="B-1", blob_key=b"", received_at=moment, language="ko",
    )  # fmt: skip
    record = source_record(Source.objects.get())
    assert (record.id, record.kind, record.sha256, record.size) == (
        source.id,
        source.kind,
        digest,
        source.size,
    )
    assert (record.received_at, record.organisation, record.language) == (moment, "OrgA", "ko")
    row = TextVersion.objects.create(
        id="T-1", source=source, text=text, sha256=digest, length=len(text), made_from="original"
    )  # fmt: skip
    version = text_record(TextVersion.objects.get())
    assert (version.source_id, version.sha256, version.length) == ("S-1", digest, len(text))
    start = draw(st.integers(0, len(text) - 1))
    Passage.cut("N-1", row, start, draw(st.integers(start + 1, len(text)))).save(force_insert=True)
    held = Passage.objects.get()
    assert passage_record(held).anchored_in(TextVersion.objects.get().text)
    return held


def judgements(draw: Any, claim: ClaimRecord, other: ClaimRecord, moment: datetime, words: str) -> None:
    position = PositionRecord(
        id="O-1", subject_id=claim.subject_id, property="note", matter=words, reason=words, at=moment, by=DANA,
        choice=draw(st.sampled_from([None, "C-1"])), over=("C-1", "C-2"),
    )  # fmt: skip
    position_row(position).save(force_insert=True)
    assert position_record(Position.objects.get(), in_force=True) == position
    verdict = draw(st.sampled_from(REVIEW_VERDICTS))
    review = ReviewRecord(
        id="W-1", claim_id=claim.id, verdict=verdict, reason=words, at=moment, by=DANA,
        replaced_by=other.id if verdict == "amend" else None,
    )  # fmt: skip
    review_row(review).save(force_insert=True)
    assert review_record(Review.objects.get()) == review
    assessment = AssessmentRecord(
        id="X-1", person_id=claim.subject_id, element="PalermoAct", standard="", reason=words,
        claims=("C-1",), at=moment, by=DANA,
    )  # fmt: skip
    assessment_row(assessment).save(force_insert=True)
    assert assessment_record(Assessment.objects.get(), ["C-1"], frozenset({"C-1"})) == assessment


def blind(claim: ClaimRecord, text_id: str, moment: datetime) -> None:
    coding = DoubleCoding.objects.create(
        id="D-1", text_id=text_id, first=AMINA, second=DANA, at=moment, by=AMINA
    )  # fmt: skip
    BlindCoding.objects.create(
        coding=coding, by=DANA, at=moment, start=0, end=1, subject_id=claim.subject_id, property="note",
        value=claim.value.to_json(), basis=claim.basis, reliability=claim.reliability, against=claim.against,
    )  # fmt: skip
    (record,) = blind_records(BlindCoding.objects.select_related("coding"))
    assert (record.value, record.against, record.by, record.text_id) == (
        claim.value,
        claim.against,
        DANA,
        text_id,
    )
