"""What a child said is open only when a second person, signed in herself, has agreed."""

from dataclasses import replace

import pytest
from tests.actions.conftest import OPEN, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.consents import CHILD
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.errors import SamePerson
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed


@pytest.mark.parametrize("named", [None, AMINA, DANA, "nobody at all"])
def test_no_file_names_the_second_person(witness: Witness, named: str | None) -> None:
    consent = replace(CHILD, second_approver=named)
    source = witness.tells("She spoke of a market.", "OrgA", consent=consent)
    case = Case(witness.casebook, "team")
    assert case.sources("record") == []
    with pytest.raises(SamePerson):
        second_consent(witness.casebook, source.id)
    with pytest.raises(NotAllowed):
        second_consent(acting_as(witness.casebook, BEN), source.id)
    second_consent(acting_as(witness.casebook, DANA), source.id)
    witness.says(source, witness.person(), "market", role=SURVIVOR)
    assert len(case.person_rows()[0]) == 1
    record_consent(witness.casebook, source.id, replace(OPEN, second_approver=named))
    assert case.person_rows()[0] == []


def test_a_later_consent_does_not_make_her_grown(witness: Witness) -> None:
    source = witness.tells("She spoke of a market.", "OrgA", consent=None)
    record_consent(witness.casebook, source.id, CHILD)
    record_consent(witness.casebook, source.id, OPEN)
    assert Case(witness.casebook, "team").sources("record") == []


def test_there_must_be_a_consent(witness: Witness) -> None:
    source = witness.tells("She spoke of a market.", "OrgA", consent=None)
    for missing in (source.id, "S-NONE"):
        with pytest.raises(NoSuchItem):
            second_consent(acting_as(witness.casebook, DANA), missing)
