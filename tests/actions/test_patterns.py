"""Patterns through the casebook: nothing without consent, no helper, no escape, and the way back to the passages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.actions.conftest import NOW, SURVIVOR, Witness
from tests.attacks.test_a36_every_action import Faults
from tests.consents import ASKED, CHILD, OPEN, RECORD
from tests.people import BEN, CHIDI

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.patterns.export_network import export_network
from bearwitness.actions.patterns.join_cases import join_cases
from bearwitness.actions.patterns.look_at_network import look_at_network
from bearwitness.actions.patterns.study import Question, study
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry
from bearwitness.domain.answer import YES
from bearwitness.domain.consent import Consent, Scope
from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.pattern import PATTERN_KINDS, PatternKind
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.patterns.errors import NothingJoins

SCOPES: dict[PatternKind, frozenset[Scope]] = {
    "trajectories": frozenset({"analyse", "count"}),
    "networks": frozenset({"analyse"}),
    "money": frozenset({"count"}),
    "routes": frozenset({"count"}),
    "table": frozenset({"count"}),
}
PLAIN: tuple[Scope, ...] = ("record", "analyse", "count")
STATES = ("InForcedMarriage", "InProstitution", "InForcedLabour", "InServitude", "InOnlineExploitation")
PRICES = (1001, 1017, 1103, 1909, 4507)
"""None is a mean or a quartile of others, so that each is told by its own testimony alone."""
FORMS = ("ForcedMarriage", "Prostitution", "ForcedLabour", "DomesticServitude", "OnlineSexualExploitation")


def term(name: str, code: str) -> Term:
    return Term(list=name, code=code)


@dataclass
class Told:
    """One testimony whose state, form, year and price nobody else has; a broker and a venue that all share."""

    witness: Witness
    number: int
    consent: Consent | None
    broker: str
    venue: str
    source: SourceRecord = field(init=False)
    her: str = field(init=False)

    def __post_init__(self) -> None:
        text = f"Number {self.number}. She was found. She was handed over. She was kept. She came through."
        self.source = self.witness.tells(text, "OrgA", self.consent)
        self.her = self.witness.person()
        year, at = 2001 + 3 * self.number, self.number
        self.say(
            self.her, "Number", role=SURVIVOR, exploitation=term("exploitation", FORMS[at]),
            outcome=term("outcome", "ReachedSafety"), left_home=PartialDate(edtf=str(year)),
        )  # fmt: skip
        sold = self.step(
            "handed over",
            1,
            "SoldOrHandedOver",
            year,
            done_by=SubjectRef(subject_id=self.broker, role="Broker"),
        )
        payment = add_subject(self.witness.casebook, "Payment").id
        self.say(sold, "handed over", payment=SubjectRef(subject_id=payment))
        self.say(
            payment,
            "handed over",
            price=Money(low=Decimal(PRICES[at]), high=Decimal(PRICES[at]), currency="CNY", unit="person"),
        )
        self.step("kept", 2, STATES[at], year, venue=SubjectRef(subject_id=self.venue))
        self.step("came through", 3, "ArrivalInSafety", year + 1)

    def step(self, words: str, order: int, state: str, year: int, **more: object) -> str:
        from bearwitness.domain.count import Count

        episode = add_subject(self.witness.casebook, "Episode").id
        self.say(
            episode, words, undergone_by=SubjectRef(subject_id=self.her), step=term("trajectory_state", state),
            order_told=Count(low=order, high=order), happened=PartialDate(edtf=str(year)),
            happened_at=PlaceValue(place_id="yanji", precision="county"), **more,
        )  # fmt: skip
        return episode

    def say(self, subject: str, words: str, **values: object) -> None:
        self.witness.says(self.source, subject, words, **values)  # type: ignore[arg-type]  # values by property

    def marks(self) -> tuple[str, ...]:
        """What only this testimony can have brought into an answer."""
        return (
            f"trajectory_state:{STATES[self.number]}", f"exploitation:{FORMS[self.number]}", f"number:{2001 + 3 * self.number}",
            f"{PRICES[self.number]}.0",
        )  # fmt: skip

    def opens(self, kind: PatternKind) -> bool:
        consent = self.consent
        if consent is None or consent.child:
            return False
        return all(consent.scopes.get(scope) == YES for scope in SCOPES[kind])


def shared(witness: Witness) -> tuple[str, str]:
    return witness.person(), add_subject(witness.casebook, "Venue").id


def said(witness: Witness, kind: PatternKind) -> str:
    question = Question(kind=kind, by=("exploitation",) if kind == "table" else (), currency="CNY")
    return json.dumps(study(witness.casebook, "analyst", question).pattern.to_json())


class Fresh:
    """A new casebook for every example."""

    def __init__(self, template: tuple[Path, object], folder: Path) -> None:
        self.template, self.folder, self.number = template, folder, 0

    def witness(self) -> Iterator[Witness]:
        import shutil

        from tests.people import AMINA

        from bearwitness.casebook.opening import open_casebook

        self.number += 1
        path = Path(shutil.copytree(self.template[0], self.folder / f"{self.number}.casebook"))
        with open_casebook(path, self.template[1], actor=AMINA) as opened:  # type: ignore[arg-type]  # the template's keys
            yield Witness(casebook=opened)


CONSENTS = st.one_of(
    st.none(),
    st.just(CHILD),
    st.builds(
        lambda scopes: replace(ASKED, scopes=scopes),
        st.dictionaries(st.sampled_from(PLAIN), st.just(YES)),
    ),
)


@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(consents=st.lists(CONSENTS, min_size=2, max_size=4))
def test_nothing_without_consent_gets_into_any_answer(fresh: Fresh, consents: list[Consent | None]) -> None:
    """Coded while open; then the consent becomes another, or is withdrawn (None)."""
    for witness in fresh.witness():
        broker, venue = shared(witness)
        told = [Told(witness, at, OPEN, broker, venue) for at in range(len(consents))]
        for each, consent in zip(told, consents, strict=True):
            each.consent = consent
            if consent is None:
                withdraw_consent(witness.casebook, each.source.id, NOW)
            else:
                record_consent(witness.casebook, each.source.id, consent)
        for kind in PATTERN_KINDS:
            answer = said(witness.by(BEN), kind)
            wanted = [each for each in told if each.opens(kind)]
            assert kind == "routes" or json.loads(answer)["persons"] == len(wanted), kind
            for each in told:
                if each not in wanted:
                    assert not [mark for mark in each.marks() if mark in answer], kind
            hidden = {broker, venue, *(each.her for each in told), *(each.source.id for each in told)}
            assert not [name for name in hidden if name in answer]


@pytest.fixture
def fresh(template: tuple[Path, object], tmp_path: Path) -> Fresh:
    return Fresh(template, tmp_path)


def frame_of(witness: Witness) -> PatternFrame:
    return Case(witness.casebook, "analyst").pattern_frame("analyse", "count")[0]


def test_an_answer_can_be_seen_where_there_is_consent(witness: Witness) -> None:
    broker, venue = shared(witness)
    told = Told(witness, 0, OPEN, broker, venue)
    for kind, mark in zip(PATTERN_KINDS, (0, 3, None, None, 1), strict=True):
        answer = said(witness.by(BEN), kind)
        assert mark is None or told.marks()[mark] in answer, kind
    assert AuditEntry.objects.filter(verb="study_patterns").count() == len(PATTERN_KINDS)
    withdraw_consent(witness.casebook, told.source.id, NOW)
    for kind in PATTERN_KINDS:
        assert json.loads(said(witness.by(BEN), kind))["persons"] == 0


def test_the_frame_is_nameless_coarse_and_without_escape_or_helper(witness: Witness) -> None:
    broker, venue = shared(witness)
    told = Told(witness, 0, OPEN, broker, venue)
    helper = witness.person()
    told.step("found", 4, "Escape", 2002, done_by=SubjectRef(subject_id=helper, role="Helper"))
    shelter = add_subject(witness.casebook, "Venue").id
    from bearwitness.domain.codebook import codebook

    never = [
        code.code for code in codebook().list("venue_kind").codes.values() if code.sensitivity == "restricted"
    ]
    told.say(shelter, "found", venue_kind=term("venue_kind", never[0]))
    told.step("found", 5, "Held", 2002, venue=SubjectRef(subject_id=shelter))
    found = frame_of(witness.by(BEN))
    assert sorted(state for row in found.episodes for state in row.states) == [
        "ArrivalInSafety", "InForcedMarriage", "SoldOrHandedOver",
    ]  # fmt: skip
    (safe,) = [row for row in found.episodes if row.states == ("ArrivalInSafety",)]
    assert (safe.place_id, safe.actors, safe.venue_id, safe.payment_id) == ("", (), "", "")
    (paid,) = found.payments
    assert (paid.prices[0].low, paid.prices[0].when, paid.episode_id != "") == (1001.0, "2001", True)
    assert {row.token for row in found.persons} == {row.person_id for row in found.episodes}
    told_by = [
        *(row.sources for row in found.persons),
        *(row.sources for row in found.episodes),
        paid.sources,
    ]
    assert all(len(sources) == 1 for sources in told_by)
    hidden = {told.her, broker, venue, helper, shelter, told.source.id}
    assert not [name for name in hidden if name in repr(found)]


def test_what_repeats_a_source_is_no_other_source(witness: Witness) -> None:
    broker, venue = shared(witness)
    told = Told(witness, 0, OPEN, broker, venue)
    again = witness.tells("It is told again.", "OrgB", derives_from=told.source.id)
    witness.says(again, told.her, "again", exploitation=term("exploitation", FORMS[0]))
    (row,) = frame_of(witness.by(BEN)).persons
    assert len(row.sources) == 1


def test_what_joins_two_cases_leads_to_the_passages(witness: Witness) -> None:
    broker, venue = shared(witness)
    one, two = (Told(witness, at, OPEN, broker, venue) for at in range(2))
    analyst = witness.by(BEN).casebook
    links = join_cases(analyst, "analyst", one.her, two.her)
    assert [links[0].one, links[-1].two] == [one.her, two.her]
    assert {link.two for link in links[:-1]} <= {broker, venue}
    assert all(link.passages for link in links)
    entry = AuditEntry.objects.latest("seq")
    assert (entry.verb, entry.object) == ("join_cases", one.her)
    lone = Told(witness, 2, OPEN, *shared(witness))
    with pytest.raises(NothingJoins):
        join_cases(analyst, "analyst", one.her, lone.her)
    shut = Told(witness, 3, RECORD, broker, venue)
    with pytest.raises(NoSuchItem):
        join_cases(analyst, "analyst", one.her, shut.her)


def test_the_network_and_its_shape_come_from_one_look(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second gathering would make other tokens, and cost as much again."""
    broker, venue = shared(witness)
    for at in range(2):
        Told(witness, at, OPEN, broker, venue)
    analyst, looks = witness.by(BEN).casebook, 0
    gather = Case.pattern_frame

    def counted(case: Case, *scopes: Scope) -> object:
        nonlocal looks
        looks += 1
        return gather(case, *scopes)

    apart = study(analyst, "analyst", Question(kind="networks")).pattern
    monkeypatch.setattr(Case, "pattern_frame", counted)
    knots = look_at_network(analyst, "analyst", 0, 25)
    assert looks == 1
    assert {each.name for each in knots.found} == {broker, venue}
    assert knots.shape == apart


def test_no_entry_no_look(witness: Witness) -> None:
    broker, venue = shared(witness)
    one, two = (Told(witness, at, OPEN, broker, venue) for at in range(2))
    analyst, faults = witness.by(BEN).casebook, Faults(witness.casebook)
    faults.tried(join_cases)(analyst, "analyst", one.her, two.her)
    faults.tried(export_network)(analyst, "analyst", "gexf")
    faults.tried(study)(analyst, "analyst", Question(kind="networks"))
    assert faults.faults == 3


def test_the_network_leaves_the_casebook_for_nobody(witness: Witness) -> None:
    broker, venue = shared(witness)
    told = Told(witness, 0, OPEN, broker, venue)
    before = sorted(path.name for path in witness.casebook.path.rglob("*"))
    data = export_network(witness.by(BEN).casebook, "analyst", "gexf").decode()
    assert told.her not in data
    assert broker not in data
    assert sorted(path.name for path in witness.casebook.path.rglob("*")) == before
    with pytest.raises(NotAllowed):
        export_network(witness.by(CHIDI).casebook, "analyst", "gexf")
    with pytest.raises(NotAllowed):
        study(witness.by(CHIDI).casebook, "analyst", Question(kind="routes"))
