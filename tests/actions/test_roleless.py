"""A testimony that may be counted and is coded, in which nobody has a survivor's role, is named as such."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.actions.conftest import BROKER, DEBT, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.consents import OPEN
from tests.people import AMINA, CHIDI, DANA, EVE

from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.keeping.examine import examine
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.releases.check_release import check_release
from bearwitness.casebook.access import Case
from bearwitness.casebook.models import Source
from bearwitness.casebook.source_file import source_file
from bearwitness.casebook.speakers import is_roleless, roleless
from bearwitness.domain.answer import NO, YES
from bearwitness.web.pages.releases.shown import shown_look

PLAN = (
    "title: {en: Fictional, ko: 허구, zh: 虚构}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\n"
    "period: 2000/2020\ntables: [{by: [sex], may_be_withheld: true}]\n"
)
TEXT = "She crossed the river. A broker sold her."


def named() -> set[str]:
    """All at once, and the same one by one."""
    now = datetime.now(UTC)
    found = set(roleless(now).values_list("id", flat=True))
    each = Source.objects.values_list("id", flat=True)
    assert found == {one for one in each if is_roleless(one, now)}
    return found


def test_until_somebody_has_the_role_it_is_in_no_figure(witness: Witness) -> None:
    case = Case(witness.casebook, "team")
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    assert named() == set(), "what nobody has coded shows that by itself"
    witness.says(source, person, "sold her", control_method=DEBT)
    witness.says(source, witness.person(), "A broker", role=BROKER)
    assert named() == {source.id}
    assert source_file(witness.casebook, source.id).roleless
    witness.assesses(source)
    ahead = check_release(witness.casebook, PLAN)
    assert (ahead.roleless, shown_look(ahead, "en").roleless) == (1, 1)
    assert case.person_rows()[0] == []
    assert [each.value for each in examine(witness.casebook).findings if each.key == "doctor.Roleless"] == [
        "1"
    ]
    (role,) = witness.says(source, person, "She crossed", role=SURVIVOR)
    assert named() == set()
    assert check_release(witness.casebook, PLAN).roleless == 0
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


def test_a_passage_counts_by_its_own_yes(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    (debt,) = witness.says(source, person, "sold her", control_method=DEBT)
    (role,) = witness.says(source, person, "She crossed", role=SURVIVOR)
    assert named() == set()
    closed = replace(OPEN, scopes={**OPEN.scopes, "count": NO})
    record_consent(witness.casebook, source.id, replace(closed, passages={debt.passage_id: {"count": YES}}))
    assert named() == {source.id}, "where the role is said, nothing may be counted"
    both = {each.passage_id: {"count": YES} for each in (debt, role)}
    record_consent(witness.casebook, source.id, replace(closed, passages=both))
    assert named() == set()


def test_a_role_that_waits_for_a_second_person_counts_nowhere(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    witness.says(source, person, "sold her", control_method=DEBT)
    (role,) = witness.says(source, person, "She crossed", role=SURVIVOR)
    require_review(witness.casebook, "role")
    assert Case(witness.casebook, "team").person_rows()[0] == []
    assert named() == {source.id}
    review_coding(acting_as(witness.casebook, DANA), role.id, "agree", reason="")
    assert named() == set()


def test_the_doctor_counts_what_whoever_asks_may_see(witness: Witness) -> None:
    for name in (CHIDI, EVE):
        grant_role(witness.casebook, name, "documenter")
    grant_role(witness.casebook, "gus", "admin")
    source = witness.by(CHIDI).tells(TEXT, "OrgA")
    witness.says(source, witness.person(), "sold her", control_method=DEBT)

    def told(name: str) -> list[str]:
        found = examine(acting_as(witness.casebook, name)).findings
        return [each.value for each in found if each.key == "doctor.Roleless"]

    assert (told(CHIDI), told(AMINA)) == (["1"], ["1"])
    assert (told(EVE), told("gus")) == ([], [])
