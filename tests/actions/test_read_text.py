"""Reading a text: in a constant number of queries, with what is closed veiled, and the record says what was unfolded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.actions.conftest import SURVIVOR, Witness
from tests.consents import OPEN

from bearwitness.actions.coding.read_text import read_text
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import AuditEntry, Passage, TextVersion
from bearwitness.casebook.open_text import VEIL
from bearwitness.domain.answer import NO

WORDS = "In spring she crossed the river. " * 60


def test_the_queries_do_not_grow_with_the_claims(witness: Witness) -> None:
    counts = []
    for number, claims in (("a", 3), ("b", 60)):
        source = witness.tells(f"{number}. {WORDS}", "OrgA")
        person = witness.person()
        for _ in range(claims):
            witness.says(source, person, "crossed the river", role=SURVIVOR)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert len(read_text(witness.casebook, source.id).claims) == claims
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_closed_passage_is_veiled_where_it_stands(witness: Witness) -> None:
    source = witness.tells("She crossed. She was afraid. She left.", "OrgA")
    witness.says(source, witness.person(), "She was afraid.", role=SURVIVOR)
    passage = Passage.objects.get(text__source=source.id)
    record_consent(witness.casebook, source.id, replace(OPEN, passages={passage.id: {"record": NO}}))
    found = read_text(witness.casebook, source.id)
    assert found.text == f"She crossed. {VEIL * 15} She left."
    assert found.claims == ()


def test_what_was_unfolded_is_on_record(witness: Witness) -> None:
    source = witness.tells("She crossed.", "OrgA")
    read_text(witness.casebook, source.id)
    read_text(witness.casebook, source.id, unfolded=True)
    said = AuditEntry.objects.filter(verb="read_text").order_by("seq").values_list("detail", flat=True)
    assert ['"unfolded":true' in each for each in said] == [False, True]


@pytest.mark.parametrize("withdrawn", ["original", "translation"])
def test_a_withdrawal_of_either_text_closes_what_lies_beside(witness: Witness, withdrawn: str) -> None:
    """The translation stays on the team's own pages, as any echo does, and is open for nothing else."""
    original = witness.tells("강을 건넜습니다.", "OrgA")
    translation = witness.tells("I crossed the river.", "OrgA", derives_from=original.id)
    case = Case(witness.casebook, "team")
    there = {
        "original": TextVersion.objects.get(source=original.id).id,
        "translation": TextVersion.objects.get(source=translation.id).id,
    }
    assert [each.text_id for each in case.texts_beside(translation.id)] == [there["original"]]
    assert [each.text_id for each in case.texts_beside(original.id)] == [there["translation"]]
    gone, left = (original, translation) if withdrawn == "original" else (translation, original)
    withdraw_consent(witness.casebook, gone.id, datetime.now(UTC))
    assert case.texts_beside(left.id) == []
    with pytest.raises(NoSuchItem):
        read_text(witness.casebook, gone.id)
    assert read_text(witness.casebook, left.id).text
    assert (left.id in {each.id for each in case.sources("analyse")}) == (withdrawn == "translation")
