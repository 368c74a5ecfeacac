"""Episodes: a trajectory from claims, the frame for the engines, and the elements sheet with its way to the file."""

from decimal import Decimal

import pytest
from tests.actions.conftest import AGE, NOW, OPEN, SURVIVOR, Witness
from tests.consents import RECORD
from tests.people import BEN, DANA

from bearwitness.actions.coding.assess_element import assess_element
from bearwitness.actions.coding.elements_sheet import elements_sheet
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import WrongSubject
from bearwitness.actions.show_trajectory import show_trajectory
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import Assessment, AuditEntry
from bearwitness.domain.age import Age
from bearwitness.domain.consent import Consent
from bearwitness.domain.elements import AssessmentRecord
from bearwitness.domain.errors import BadValue, UnknownTerm
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.subject import SubjectKind
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.verdict import Verdict

TEXT = (
    "First she was promised work. Then she was handed over for money. A neighbour hid her. Nobody forced her."
)


def term(name: str, code: str) -> Term:
    return Term(list=name, code=code)


class Told:
    """A recruitment, then a handover with a payment, a broker, a buyer and a helper."""

    def __init__(self, witness: Witness, consent: Consent | None = OPEN) -> None:
        self.witness = witness
        self.source = witness.tells(TEXT, "OrgA", consent)
        self.her, self.broker, self.helper = witness.person(), witness.person(), witness.person()
        self.first, self.second = self.subject("Episode"), self.subject("Episode")
        self.payment, self.venue = self.subject("Payment"), self.subject("Venue")
        self.says(self.her, "First she", role=SURVIVOR)
        self.says(
            self.first, "promised work", act=term("act", "Recruitment"), means=term("means", "Deception"),
            undergone_by=SubjectRef(subject_id=self.her), happened=PartialDate(edtf="2003?"),
        )  # fmt: skip
        self.says(
            self.second, "handed over for money", act=term("act", "Transfer"),
            purpose=term("purpose", "ForcedMarriage"), undergone_by=SubjectRef(subject_id=self.her),
            follows=SubjectRef(subject_id=self.first), happened=PartialDate(edtf="2003"),
            happened_at=PlaceValue(place_id="hyesan", precision="town"),
            done_by=SubjectRef(subject_id=self.broker, role="Broker"), payment=SubjectRef(subject_id=self.payment),
            venue=SubjectRef(subject_id=self.venue),
        )  # fmt: skip
        self.says(self.second, "A neighbour", done_by=SubjectRef(subject_id=self.helper, role="Helper"))
        self.says(self.payment, "money", price=Money(low=Decimal(5000), high=Decimal(5000), currency="CNY"))

    def subject(self, kind: SubjectKind) -> str:
        return add_subject(self.witness.casebook, kind).id

    def says(self, subject: str, words: str, *, against: bool = False, **values: object) -> None:
        self.witness.says(self.source, subject, words, against=against, **values)  # type: ignore[arg-type]


def test_a_trajectory_orders_what_was_told(witness: Witness) -> None:
    told = Told(witness)
    found = show_trajectory(witness.casebook, "team", told.her)
    assert AuditEntry.objects.latest("seq").verb == "show_trajectory"
    assert [(each.id, each.seq, each.act) for each in found.episodes] == [
        (told.first, 1, "Recruitment"),
        (told.second, 2, "Transfer"),
    ]
    handover = found.episodes[1]
    assert (handover.payment_id, handover.venue_id) == (told.payment, told.venue)
    assert {(each.subject_id, each.role) for each in handover.actors} == {
        (told.broker, "Broker"),
        (told.helper, "Helper"),
    }
    assert (found.unordered, found.clashes, found.circles) == ((), (), ())
    told.says(told.first, "Then", follows=SubjectRef(subject_id=told.second))
    found = Case(witness.casebook, "team").trajectory(told.her)
    assert len(found.circles[0]) == 3
    assert {each.seq for each in found.episodes} == {None}


def test_the_frame_is_coarse_under_tokens_and_without_helpers(witness: Witness) -> None:
    told = Told(witness)
    rows, lineage = Case(witness.by(BEN).casebook, "analyst").episode_rows()
    second = next(row for row in rows if row.act == "Transfer")
    first = next(row for row in rows if row.act == "Recruitment")
    assert (first.seq, first.when, first.means, second.seq, second.when) == (
        1,
        "2003?",
        ("Deception",),
        2,
        "2003",
    )
    assert (second.purpose, second.place_id) == (("ForcedMarriage",), "hyesan")
    assert [role for _, role in second.actors] == ["Broker"]
    assert lineage.persons[second.person_id] == told.her
    assert lineage.persons[second.payment_id] == told.payment
    hidden = {told.her, told.broker, told.helper, told.first, told.second, told.payment}
    assert not any(each in repr(rows) + repr(lineage) for each in hidden)
    case = Case(witness.casebook, "team")
    traces = case.trace(lineage.cited([second.episode_id], ["act"]))
    assert [(each.passage.quote, each.source_sha256) for each in traces] == [
        ("handed over for money", told.source.sha256)
    ]
    assert [each.quote for each in lineage.open([first.episode_id], ["means"])] == ["promised work"]
    withdraw_consent(witness.casebook, told.source.id, NOW)
    assert case.episode_rows()[0] == []
    assert case.trace(lineage.cited([second.episode_id])) == []
    assert case.trajectory(told.her).episodes == ()
    with pytest.raises(NoSuchItem):
        elements_sheet(witness.casebook, "team", told.her)


def test_analysts_see_no_episode_of_what_is_closed_to_them(witness: Witness) -> None:
    told = Told(witness, RECORD)
    analyst = Case(witness.by(BEN).casebook, "analyst")
    assert analyst.episode_rows()[0] == []
    assert analyst.trajectory(told.her).episodes == ()
    assert len(Case(witness.casebook, "team").trajectory(told.her).episodes) == 2


def test_a_reference_points_at_its_own_kind(witness: Witness) -> None:
    told = Told(witness)
    with pytest.raises(WrongSubject):
        told.says(told.first, "Then", undergone_by=SubjectRef(subject_id=told.venue))
    with pytest.raises(UnknownTerm):
        told.says(told.first, "Then", done_by=SubjectRef(subject_id=told.broker, role="Nobody"))
    with pytest.raises(NoSuchItem):
        told.says(told.first, "Then", done_by=SubjectRef(subject_id="P-" + "A" * 26))


def test_the_sheet_shows_for_and_against_and_what_is_missing(witness: Witness) -> None:
    told = Told(witness)
    sheet = elements_sheet(witness.casebook, "team", told.her)
    means = sheet.row("PalermoMeans")
    assert [each.trace.passage.quote for each in means.supporting] == ["promised work"]
    assert means.supporting[0].trace.source_sha256 == told.source.sha256
    assert (means.opposing, means.needed, sheet.child) == ((), Verdict.YES, Verdict.NO)
    assert not {"PalermoAct", "PalermoMeans", "PalermoPurpose", "PalermoChild"} & set(sheet.missing)
    told.says(told.first, "Nobody forced her", against=True, means=term("means", "ThreatOrForce"))
    means = elements_sheet(witness.casebook, "team", told.her).row("PalermoMeans")
    assert [each.trace.passage.quote for each in means.opposing] == ["Nobody forced her"]
    assert AuditEntry.objects.latest("seq").verb == "elements_sheet"


AGES = [
    ([], Verdict.NO, Verdict.YES, True),
    ([AGE], Verdict.NO, Verdict.YES, True),
    ([Age(low=15, high=16)], Verdict.YES, Verdict.NO, False),
    ([Age(low=15, high=16), AGE], Verdict.MAYBE, Verdict.MAYBE, True),
    ([Age(low=16, high=19)], Verdict.MAYBE, Verdict.MAYBE, True),
]


def test_for_a_child_no_means_is_needed(witness: Witness) -> None:
    source = witness.tells(TEXT, "OrgA")
    for ages, child, needed, missing in AGES:
        person = witness.person()
        witness.says(source, person, "First", role=SURVIVOR, act=term("act", "Transfer"))
        for number, age in enumerate(ages):
            witness.says(source, person, TEXT[number : number + 9], age_when_trafficked=age)
        sheet = elements_sheet(witness.casebook, "team", person)
        assert (sheet.child, sheet.row("PalermoMeans").needed) == (child, needed)
        assert sheet.row("PalermoMeans").missing is missing
        assert sheet.row("PalermoPurpose").missing


def test_an_assessment_is_signed_by_a_person_and_overtaken_by_new_claims(witness: Witness) -> None:
    told = Told(witness)
    dana = witness.by(DANA).casebook
    done = assess_element(
        dana, "reviewer", told.her, "PalermoMeans", standard="ReasonableGrounds", reason="Two tell it alike."
    )  # fmt: skip
    assert (done.by, done.standard, done.overtaken) == (DANA, "ReasonableGrounds", False)
    shown = elements_sheet(witness.casebook, "team", told.her).row("PalermoMeans").assessment
    assert shown == done
    told.says(told.first, "Nobody forced her", against=True, means=term("means", "ThreatOrForce"))
    shown = elements_sheet(witness.casebook, "team", told.her).row("PalermoMeans").assessment
    assert shown is not None
    assert shown.overtaken
    none = assess_element(dana, "reviewer", told.her, "PalermoMeans", standard=None, reason="They disagree.")
    assert (none.standard, none.overtaken, len(none.claims)) == ("", False, 2)
    for element, standard in (("Nothing", None), ("PalermoAct", "Certain")):
        with pytest.raises(UnknownTerm):
            assess_element(dana, "reviewer", told.her, element, standard=standard, reason="So.")
    with pytest.raises(BadValue):
        assess_element(dana, "reviewer", told.her, "PalermoAct", standard=None, reason="")
    with pytest.raises(NotAllowed):
        assess_element(
            witness.by(BEN).casebook, "analyst", told.her, "PalermoAct", standard=None, reason="So."
        )
    with pytest.raises(NoSuchItem):
        elements_sheet(witness.casebook, "team", "P-NONE")
    assert Assessment.objects.count() == 2
    assert "alike" not in "".join(AuditEntry.objects.values_list("detail", flat=True))


def test_a_reason_is_not_shown_once_a_claim_that_it_weighed_is_closed(witness: Witness) -> None:
    told = Told(witness)
    other = witness.tells("He promised her a job.", "OrgB")
    witness.says(other, told.first, "promised", means=term("means", "Deception"))
    dana = witness.by(DANA).casebook
    assess_element(
        dana, "reviewer", told.her, "PalermoMeans", standard="ReasonableGrounds", reason="Two tell it alike."
    )  # fmt: skip

    def shown() -> AssessmentRecord:
        found = elements_sheet(witness.casebook, "team", told.her).row("PalermoMeans").assessment
        assert found is not None
        return found

    assert shown().reason == "Two tell it alike."
    withdraw_consent(witness.casebook, other.id, NOW)
    assert (shown().reason, shown().standard, shown().overtaken) == ("", "ReasonableGrounds", True)
