"""A testimony that may be counted and is coded, in which nobody has a survivor's role, is named as such."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.actions.conftest import BROKER, DEBT, SURVIVOR, Witness
from tests.consents import OPEN

from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.keeping.examine import examine
from bearwitness.casebook.access import Case
from bearwitness.casebook.source_file import source_file
from bearwitness.casebook.speakers import roleless
from bearwitness.domain.answer import NO

TEXT = "She crossed the river. A broker sold her."


def named() -> set[str]:
    return set(roleless(datetime.now(UTC)).values_list("id", flat=True))


def test_until_somebody_has_the_role_it_is_in_no_figure(witness: Witness) -> None:
    case = Case(witness.casebook, "team")
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    assert named() == set(), "what nobody has coded shows that by itself"
    witness.says(source, person, "sold her", control_method=DEBT)
    witness.says(source, witness.person(), "A broker", role=BROKER)
    assert named() == {source.id}
    assert source_file(witness.casebook, source.id).roleless
    assert case.person_rows()[0] == []
    assert [each.value for each in examine(witness.casebook).findings if each.key == "doctor.Roleless"] == [
        "1"
    ]
    (role,) = witness.says(source, person, "She crossed", role=SURVIVOR)
    assert named() == set()
    assert not source_file(witness.casebook, source.id).roleless
    assert len(case.person_rows()[0]) == 1
    assert not [each for each in examine(witness.casebook).findings if each.key == "doctor.Roleless"]
    retract_claim(witness.casebook, role.id, reason="CodedWrongly")
    assert named() == {source.id}


def test_the_role_may_come_from_another_source_and_a_denial_is_none(witness: Witness) -> None:
    one, other, person = (
        witness.tells(TEXT, "OrgA"),
        witness.tells(f"{TEXT} Again.", "OrgB"),
        witness.person(),
    )
    witness.says(one, person, "sold her", control_method=DEBT)
    witness.says(other, person, "She crossed", role=SURVIVOR, against=True)
    assert named() == {one.id, other.id}
    witness.says(other, person, "sold her", role=SURVIVOR)
    assert named() == set()


def test_what_may_not_be_counted_is_not_named(witness: Witness) -> None:
    closed = replace(OPEN, scopes={**OPEN.scopes, "count": NO})
    source = witness.tells(TEXT, "OrgA", consent=closed)
    witness.says(source, witness.person(), "sold her", control_method=DEBT)
    assert named() == set()
