"""Positions: a signed choice with its reason, used before the rule, reopened when its claim falls."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.actions.conftest import AGE, DEBT, LEFT, NOW, OPEN, SURVIVOR, Witness
from tests.people import BEN

from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.coding.take_position import take_position
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import NotOneQuestion
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry, Position
from bearwitness.domain.age import Age
from bearwitness.domain.errors import BadValue

TEXT = "She said nineteen. Another paper said thirty. She owed money. She owed nothing."
OLDER = Age(low=30, high=30)


def test_the_choice_counts_until_its_claim_falls(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    (young, _) = witness.says(source, person, "nineteen", age_when_trafficked=AGE, role=SURVIVOR)
    (old,) = witness.says(source, person, "thirty", basis="Hearsay", age_when_trafficked=OLDER)
    case = Case(witness.casebook, "team")

    def state() -> tuple[tuple[str, ...], bool, bool]:
        (row,), _ = case.person_rows()
        assert row.n["age_when_trafficked"] == sum(
            each.property == "age_when_trafficked" for each in case.claims("count")
        )
        return (
            row.values.get("age_when_trafficked", ()),
            "age_when_trafficked" in row.conflicts,
            "age_when_trafficked" in row.positioned,
        )

    assert state() == (("Age18To24",), False, False)
    both = [young.id, old.id]
    first = take_position(witness.casebook, both, choice=old.id, reason="  The paper is her own.  ")
    assert (first.reason, first.by, first.in_force) == ("The paper is her own.", "amina", True)
    assert state() == (("Age25To34",), False, True)
    take_position(witness.casebook, both, choice=None, reason="Both may be true.")
    assert state() == ((), True, True)
    take_position(witness.casebook, both, choice=old.id, reason="A second paper agrees.")
    assert [each.in_force for each in case.positions()] == [False, False, True]
    (third,) = witness.says(source, person, "Another", basis="Hearsay", age_when_trafficked=OLDER)
    assert state() == (("Age25To34",), False, True)
    retract_claim(witness.casebook, old.id, reason="CodedWrongly", replaced_by=third.id)
    assert state() == (("Age18To24",), False, False)
    assert [each.in_force for each in case.positions()] == [False, False, False]
    with pytest.raises(NoSuchItem):
        take_position(witness.casebook, both, choice=young.id, reason="She said so.")


def test_a_position_bears_only_on_what_consent_lets_through(witness: Witness) -> None:
    hers, other, person = witness.tells(TEXT, "OrgA"), witness.tells("At thirty.", "OrgB"), witness.person()
    (young, _) = witness.says(hers, person, "nineteen", age_when_trafficked=AGE, role=SURVIVOR)
    (old,) = witness.says(other, person, "thirty", age_when_trafficked=OLDER)
    take_position(witness.casebook, [young.id, old.id], choice=old.id, reason="The register says so.")
    withdraw_consent(witness.casebook, other.id, NOW)
    case = Case(witness.casebook, "team")
    (row,), _ = case.person_rows()
    assert (row.values["age_when_trafficked"], row.positioned) == (("Age18To24",), frozenset())
    assert case.positions() == []


def test_for_and_against_one_value_of_many(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    (owed, _) = witness.says(source, person, "owed money", control_method=DEBT, role=SURVIVOR)
    (free,) = witness.says(source, person, "owed nothing", against=True, control_method=DEBT)
    case = Case(witness.casebook, "team")
    assert case.person_rows()[0][0].conflicts == {"control_method"}
    take_position(
        witness.casebook, [owed.id, free.id], choice=owed.id, reason="The second is of a later time."
    )
    assert case.person_rows()[0][0].values["control_method"] == ("DebtBondage",)
    take_position(witness.casebook, [owed.id, free.id], choice=free.id, reason="She corrected herself.")
    (row,), _ = case.person_rows()
    assert ("control_method" in row.values, row.conflicts) == (False, frozenset())


def test_what_is_no_question_is_refused_and_nothing_is_kept(witness: Witness) -> None:
    source, person, other = witness.tells(TEXT, "OrgA", OPEN), witness.person(), witness.person()
    (young, debt) = witness.says(source, person, "nineteen", age_when_trafficked=AGE, control_method=DEBT)
    (same,) = witness.says(source, person, "She said", age_when_trafficked=AGE)
    (hers,) = witness.says(source, other, "thirty", age_when_trafficked=OLDER)
    (left,) = witness.says(source, person, "Another", left_home=LEFT)
    for over in ([young.id], [young.id, same.id], [young.id, hers.id], [young.id, left.id], [debt.id], []):
        with pytest.raises(NotOneQuestion):
            take_position(witness.casebook, over, choice=None, reason="Because.")
    (old,) = witness.says(source, person, "thirty", age_when_trafficked=OLDER)
    both = [young.id, old.id]
    for over, choice in ((both, hers.id), ([young.id, "C-NONE"], None)):
        with pytest.raises(NoSuchItem):
            take_position(witness.casebook, over, choice=choice, reason="Because.")
    with pytest.raises(BadValue):
        take_position(witness.casebook, both, choice=None, reason=" ")
    with pytest.raises(NotAllowed):
        take_position(witness.by(BEN).casebook, both, choice=None, reason="Because.")
    assert Position.objects.count() == 0
    take_position(witness.casebook, both, choice=None, reason="Because of what neighbours say.")
    entry = AuditEntry.objects.latest("seq")
    assert (entry.verb, "neighbours" in entry.detail) == ("take_position", False)
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        Position.objects.update(reason="other")


def test_a_judgement_goes_with_a_claim_that_is_erased_and_with_nothing_else_a25(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA", OPEN), witness.person()
    (young, _) = witness.says(source, person, "nineteen", age_when_trafficked=AGE, role=SURVIVOR)
    (old,) = witness.says(source, person, "thirty", age_when_trafficked=OLDER)
    (owed,) = witness.says(source, person, "owed money", control_method=DEBT)
    (free,) = witness.says(source, person, "owed nothing", against=True, control_method=DEBT)
    take_position(witness.casebook, [young.id, old.id], choice=young.id, reason="She told of her school.")
    kept = take_position(witness.casebook, [owed.id, free.id], choice=None, reason="Both may be true.")
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        Position.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER claim_no_delete")
        cursor.execute("DELETE FROM claim WHERE id = %s", [old.id])
    assert [each.id for each in Position.objects.all()] == [kept.id]
