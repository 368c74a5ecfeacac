"""Coding: claims are only added, fit the codebook, and end only by a retraction."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.actions.conftest import AGE, BROKER, DEBT, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.consents import ASKED
from tests.people import BEN

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.errors import AlreadyRetracted, UnknownReason, WrongSubject
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.errors import NoSuchItem, NoSuchSpan, NotAllowed
from bearwitness.casebook.models import Claim, Passage, TextVersion
from bearwitness.domain.errors import BadValue, UnknownPlace, UnknownProperty, UnknownTerm
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

TEXT = "She was nineteen, and told she owed money."


def test_a_passage_holds_the_words_and_its_claims(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    claims = witness.says(source, person, "she owed money", role=SURVIVOR, control_method=DEBT)
    passage = Passage.objects.get()
    assert passage.quote == "she owed money" == TextVersion.objects.get().text[passage.start : passage.end]
    assert [each.value for each in claims] == [SURVIVOR, DEBT]
    assert {each.passage_id for each in claims} == {passage.id}
    witness.says(source, person, "she owed money", role=BROKER)
    assert Passage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("role", AGE, BadValue),
        ("role", DEBT, BadValue),
        ("role", Term(list="person_role", code="Nobody"), UnknownTerm),
        ("weight", AGE, UnknownProperty),
        ("home_province", PlaceValue(place_id="nowhere-at-all", precision="county"), UnknownPlace),
        ("happened", SURVIVOR, BadValue),
    ],
)
def test_what_does_not_fit_the_codebook_is_refused_whole(
    witness: Witness, name: str, value: Value, error: type[Exception]
) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    claims: dict[str, Any] = {"role": SURVIVOR, name: value}
    with pytest.raises(error):
        witness.says(source, person, "nineteen", **claims)
    assert (Claim.objects.count(), Passage.objects.count()) == (0, 0)
    assert len(witness.says(source, person, "nineteen", role=SURVIVOR)) == 1


def test_spans_subjects_and_rights_are_checked(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    text = TextVersion.objects.get(source=source.id).id
    payment = add_subject(witness.casebook, "Payment").id

    def draft(subject: str) -> list[ClaimDraft]:
        return [
            ClaimDraft(
                subject_id=subject, property="sex", value=Term(list="sex", code="Female"),
                basis="FirstHand", reliability="Unsure",
            )
        ]  # fmt: skip

    for start, end in [(5, 5), (-1, 4), (0, len(TEXT) + 1), (9, 3)]:
        with pytest.raises(NoSuchSpan):
            code_passage(witness.casebook, text, start, end, draft(person))
    with pytest.raises(WrongSubject):
        code_passage(witness.casebook, text, 0, 3, draft(payment))
    with pytest.raises(NoSuchItem):
        code_passage(witness.casebook, text, 0, 3, draft("P-NONE"))
    with pytest.raises(NoSuchItem):
        code_passage(witness.casebook, "T-NONE", 0, 3, draft(person))
    with pytest.raises(NotAllowed):
        code_passage(acting_as(witness.casebook, BEN), text, 0, 3, draft(person))
    assert len(code_passage(witness.casebook, text, 0, 3, draft(person))) == 1


def test_a_closed_source_is_not_coded(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA", ASKED), witness.person()
    with pytest.raises(NoSuchItem):
        witness.says(source, person, "nineteen", role=SURVIVOR)


def test_a_claim_is_retracted_once_and_stays(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    (wrong,) = witness.says(source, person, "nineteen", role=BROKER)
    (right,) = witness.says(source, person, "nineteen", role=SURVIVOR)
    (other,) = witness.says(source, person, "nineteen", age_when_trafficked=AGE)
    retract = {"reason": "CodedWrongly"}
    for replacement in (other.id, wrong.id, "C-NONE"):
        with pytest.raises(NoSuchItem):
            retract_claim(witness.casebook, wrong.id, replaced_by=replacement, **retract)
    with pytest.raises(UnknownReason):
        retract_claim(witness.casebook, wrong.id, reason="because")
    done = retract_claim(witness.casebook, wrong.id, replaced_by=right.id, **retract)
    assert (done.stands(), done.replaced_by, done.value) == (False, right.id, BROKER)
    with pytest.raises(AlreadyRetracted):
        retract_claim(witness.casebook, wrong.id, **retract)
    assert Claim.objects.count() == 3


def test_the_database_itself_refuses_to_change_a_claim(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    witness.says(source, person, "nineteen", role=SURVIVOR)
    for change in (
        lambda: Claim.objects.update(basis="Hearsay"),
        lambda: Claim.objects.all().delete(),
        lambda: Passage.objects.update(quote="other"),
        lambda: TextVersion.objects.update(text="other"),
    ):
        with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
            change()
    assert Claim.objects.get().basis == "FirstHand"
