"""What was overlooked is masked in what people typed beside a text too, and its trace is kept for custodians."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection
from tests.actions.conftest import Witness
from tests.identity.conftest import HE, SHE, every_cell

from bearwitness.actions.care.record_feedback import record_feedback
from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.coding.take_position import take_position
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Feedback, NoteMasking, RiskAssessment, TextVersion
from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.text_value import Text

TEXT = f"{SHE} was nineteen, or twenty. She wept."
NAME = Mask(start=0, end=len(SHE), kind="Name", token="[P1]")


def text_property() -> str:
    return next(
        name
        for name, each in codebook().properties.items()
        if each.type == "text" and "Person" in each.subjects
    )


def typed(witness: Witness) -> tuple[str, str]:
    """A testimony and another, with the overlooked name in a value, a reason, a risk and a promise."""
    book, person = witness.casebook, witness.person()
    first = witness.tells(TEXT, "OrgA")
    other = witness.tells("[P1] saw it.", "OrgB")
    values: dict[str, Any] = {text_property(): Text(text=f"what {SHE} said of {HE}")}
    witness.says(first, person, "wept", **values)
    (one,) = witness.says(first, person, "nineteen", age_when_trafficked=Age(low=19, high=19))
    (two,) = witness.says(first, person, "twenty", age_when_trafficked=Age(low=20, high=20))
    take_position(book, [one.id, two.id], choice=one.id, reason=f"{SHE} was sure of it")
    levels = {"survivor": "Low", "family": "High", "helpers": "NotKnown", "children": "DoesNotApply"}
    day = date(2026, 5, 1)
    risk = Risk(
        on=day, levels=levels, own_view=f"{SHE} feels safe", next_review=date(2090, 1, 1), note="none"
    )
    record_risk(book, first.id, risk)
    record_feedback(book, other.id, "Promised", f"to tell {SHE.upper()} by summer")
    return first.id, other.id


def masked(book: Casebook, source: str) -> None:
    text = TextVersion.objects.get(source=source, remasking=None)
    mask_leftover(book, text.id, Masking(masks=(NAME,)))


def test_notes_and_values_are_masked_with_the_text(witness: Witness) -> None:
    first, other = typed(witness)
    book = witness.casebook
    assert SHE in every_cell()
    masked(book, first)
    assert SHE not in every_cell()
    said = [each.value for each in Case(book, "team").claims("record") if isinstance(each.value, Text)]
    assert said == [Text(text=f"what [P1] said of {HE}")]
    assert [each.reason for each in Case(book, "team").positions()] == ["[P1] was sure of it"]
    assert RiskAssessment.objects.get().own_view == "[P1] feels safe"
    assert RiskAssessment.objects.get().note == "none"
    assert "[P1]" in Feedback.objects.get().note
    assert NoteMasking.objects.count() == 4
    with open_identity(book, reason="Masking", note="check") as opened:
        assert opened.damaged == ()
        kept = opened.notes(first)
        assert {str(each["kind"]) for each in kept} == {"claim", "position", "risk_assessment"}
        assert all(SHE in str(each["words"]) for each in kept)
        assert len(opened.notes(other)) == 1
    assert check_chain(book).ok


def test_a_note_on_another_text_gets_a_token_that_this_text_has_not(witness: Witness) -> None:
    from tests.identity.conftest import spans

    book = witness.casebook
    first = witness.tells(TEXT, "OrgA")
    other = witness.tells(f"{HE} saw it.", "OrgB", masking=spans(f"{HE} saw it.", (HE, "Name", "[P1]")))
    record_feedback(book, other.id, "Promised", f"to tell {SHE}")
    masked(book, first.id)
    assert Feedback.objects.get().note == "to tell [P1.2]"


def test_only_what_was_masked_may_change(witness: Witness) -> None:
    first, _ = typed(witness)
    claim = Claim.objects.get(value__type="text")
    with pytest.raises(DatabaseError, match="only added"):
        Claim.objects.filter(id=claim.id).update(value={"type": "text", "text": "other"})
    masked(witness.casebook, first)
    for change in ({"basis": "Hearsay"}, {"by": "eve"}, {"property": "sex"}):
        with pytest.raises(DatabaseError, match="only added"):
            Claim.objects.filter(id=claim.id).update(**change)
    with pytest.raises(DatabaseError, match="only added"):
        RiskAssessment.objects.update(next_review=date(2030, 1, 1))
    with pytest.raises(DatabaseError, match="only added"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM note_masking")


def test_erasing_takes_what_was_sealed_along(witness: Witness) -> None:
    from tests.casebooks import PASSPHRASE, acting_as
    from tests.people import CHIDI

    from bearwitness.actions.keys.add_keyholder import add_keyholder
    from bearwitness.vault.cost import CHEAPEST

    first, other = typed(witness)
    masked(witness.casebook, first)
    add_keyholder(witness.casebook, CHIDI, PASSPHRASE, ["custodian"], CHEAPEST)
    erase(witness.casebook, first, "Mistake")
    assert erase(acting_as(witness.casebook, CHIDI), first, "Mistake").done
    assert [each.item.source_id for each in NoteMasking.objects.all()] == [other]
