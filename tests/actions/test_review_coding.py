"""Review by a second person: never one's own, visible, and, where it is required, before anything counts."""

import pytest
from tests.actions.conftest import AGE, BROKER, DEBT, SURVIVOR, Witness
from tests.people import BEN, DANA, EVE

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.errors import LiftedAlone, OwnCoding
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry, Claim, Review
from bearwitness.casebook.reviews import properties_under_review
from bearwitness.domain.age import Age
from bearwitness.domain.errors import BadValue, UnknownProperty

TEXT = "She was nineteen, and told she owed money."
RIGHT = Age(low=19, high=19)


def test_claims_under_review_count_once_a_second_person_agrees(witness: Witness) -> None:
    source, person, dana = witness.tells(TEXT, "OrgA"), witness.person(), witness.by(DANA)
    claims = witness.says(source, person, "owed money", role=SURVIVOR, control_method=DEBT)
    case = Case(witness.casebook, "team")
    require_review(witness.casebook, "control_method")
    assert [each.property for each in case.waiting_for_review("count")] == ["control_method"]
    assert case.kept_out()["not_reviewed"] == 0
    require_review(witness.casebook, "role")
    assert (case.person_rows()[0], case.kept_out()["not_reviewed"]) == ([], 1)
    with pytest.raises(LiftedAlone):
        require_review(witness.casebook, "role", required=False)
    require_review(dana.casebook, "role", required=False)
    assert "control_method" not in case.person_rows()[0][0].values
    review_coding(dana.casebook, claims[1].id, "disagree", reason="Owing is not bondage.")
    assert "control_method" not in case.person_rows()[0][0].values
    review_coding(dana.casebook, claims[1].id, "agree")
    assert case.person_rows()[0][0].values["control_method"] == ("DebtBondage",)
    assert [each.verdict for each in case.reviews()] == ["disagree", "agree"]
    assert case.waiting_for_review("count") == []
    review_coding(dana.casebook, claims[1].id, "disagree", reason="On reading it again.")
    assert "control_method" not in case.person_rows()[0][0].values
    require_review(dana.casebook, "control_method", required=False)
    assert "control_method" in case.person_rows()[0][0].values


def test_an_amendment_retracts_and_replaces_and_needs_a_review_of_its_own(witness: Witness) -> None:
    source, person, dana = witness.tells(TEXT, "OrgA"), witness.person(), witness.by(DANA)
    (wrong, _) = witness.says(source, person, "nineteen", age_when_trafficked=AGE, role=SURVIVOR)
    require_review(witness.casebook, "age_when_trafficked")
    draft = ClaimDraft(
        subject_id=person, property="age_when_trafficked", value=RIGHT, basis="FirstHand", reliability="Unsure"
    )  # fmt: skip
    review = review_coding(dana.casebook, wrong.id, "amend", reason="She says nineteen.", amendment=draft)
    case = Case(witness.casebook, "team")
    (waiting,) = case.waiting_for_review("count")
    assert (waiting.id, waiting.value, waiting.by) == (review.replaced_by, RIGHT, DANA)
    assert Claim.objects.get(id=wrong.id).retraction.replaced_by_id == waiting.id
    assert waiting.passage_id == wrong.passage_id
    with pytest.raises(OwnCoding):
        review_coding(dana.casebook, waiting.id, "agree")
    review_coding(witness.casebook, waiting.id, "agree")
    assert case.person_rows()[0][0].values["age_when_trafficked"] == ("Age18To24",)


def test_who_may_not_and_what_is_refused(witness: Witness) -> None:
    source, person, dana = witness.tells(TEXT, "OrgA"), witness.person(), witness.by(DANA)
    (claim,) = witness.says(source, person, "nineteen", role=SURVIVOR)
    draft = ClaimDraft(
        subject_id=person, property="age_when_trafficked", value=AGE, basis="FirstHand", reliability="Unsure"
    )  # fmt: skip
    with pytest.raises(OwnCoding):
        review_coding(witness.casebook, claim.id, "agree")
    with pytest.raises(NotAllowed):
        review_coding(witness.by(BEN).casebook, claim.id, "agree")
    with pytest.raises(NoSuchItem):
        review_coding(dana.casebook, "C-NONE", "agree")
    with pytest.raises(NoSuchItem):
        review_coding(dana.casebook, claim.id, "amend", reason="No.", amendment=draft)
    with pytest.raises(BadValue):
        review_coding(dana.casebook, claim.id, "disagree")
    with pytest.raises(BadValue):
        review_coding(dana.casebook, claim.id, "amend", reason="No.")
    with pytest.raises(BadValue):
        review_coding(dana.casebook, claim.id, "agree", amendment=draft)
    with pytest.raises(UnknownProperty):
        require_review(witness.casebook, "weight")
    with pytest.raises(NotAllowed):
        require_review(witness.by(BEN).casebook, "sex")
    assert (Review.objects.count(), Claim.objects.count()) == (0, 1)
    review_coding(dana.casebook, claim.id, "disagree", reason="The words do not say so.")
    assert "words" not in AuditEntry.objects.latest("seq").detail
    witness.says(source, person, "nineteen", role=BROKER)


def test_a_rule_is_lifted_by_a_reviewer_or_a_second_person(witness: Witness) -> None:
    grant_role(witness.casebook, EVE, "team")
    eve, dana = witness.by(EVE), witness.by(DANA)
    require_review(witness.casebook, "sex")
    with pytest.raises(LiftedAlone):
        require_review(witness.casebook, "sex", required=False)
    require_review(eve.casebook, "sex", required=False)
    require_review(dana.casebook, "role")
    witness.says(witness.tells(TEXT, "OrgA"), witness.person(), "nineteen", role=SURVIVOR)
    with pytest.raises(LiftedAlone):
        require_review(witness.casebook, "role", required=False)
    assert properties_under_review() == ["role"]
    require_review(dana.casebook, "role", required=False)
    assert properties_under_review() == []
