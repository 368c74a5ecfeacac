"""A09 inside one casebook: a documenter sees her own sources; another's is not there, in any verb and on any door."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.conftest import AGE, DEBT, NOW, SURVIVOR, Witness
from tests.actions.test_image_release import kept
from tests.attacks.test_a19_metadata import drawing
from tests.casebooks import acting_as
from tests.consents import NOTHING, OPEN
from tests.people import AMINA, BEN, CHIDI, DANA, EVE

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.assigning.join_case_team import join_case_team
from bearwitness.actions.assigning.leave_case_team import leave_case_team
from bearwitness.actions.assigning.open_case_team import open_case_team
from bearwitness.actions.assigning.show_assignments import given_to, list_case_teams, who_works_on
from bearwitness.actions.assigning.unassign_source import unassign_source
from bearwitness.actions.care.offer_referral import offer_referral
from bearwitness.actions.care.plan_interview import earlier_interviews, plan_interview
from bearwitness.actions.care.record_feedback import record_feedback
from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.care.show_risks import show_risks
from bearwitness.actions.care.stop_interview import stop_interview
from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.coding.decide_proposal import decide_proposal
from bearwitness.actions.coding.list_waiting import list_waiting
from bearwitness.actions.coding.read_claim import read_claim
from bearwitness.actions.coding.read_passage import read_passage
from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.actions.coding.read_text import read_text
from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.coding.take_position import take_position
from bearwitness.actions.consents.recall_letters import recall_letters
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.survivor_copy import survivor_words
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.actions.double_coding.start_double_coding import start_double_coding
from bearwitness.actions.errors import HeldByOthers, TeamNameTaken
from bearwitness.actions.keeping.read_audit import read_audit
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.actions.persons.list_subjects import list_subjects
from bearwitness.actions.persons.read_subject import read_subject
from bearwitness.actions.releases.check_dossier import check_dossier
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.record_independence import record_independence
from bearwitness.actions.search import search
from bearwitness.actions.search_claims import search_claims
from bearwitness.actions.show_trajectory import show_trajectory
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.actions.sources.show_source import show_source
from bearwitness.casebook.access import VEIL, Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import (
    Assignment,
    AuditEntry,
    Claim,
    HandedCopy,
    Passage,
    Source,
    TextVersion,
)
from bearwitness.casebook.progress import progress
from bearwitness.casebook.search.narrow import Narrow
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.source_overview import count_sources, source_overviews
from bearwitness.casebook.subject_pages import Wanted
from bearwitness.domain.answer import YES
from bearwitness.domain.masking import Mask, Masking
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.vault.recipient import PrivateKey

TEXT = "She crossed the river. She was nineteen. They held her for a debt."


@dataclass(frozen=True, kw_only=True)
class Hers:
    """What Chidi took in and coded; `other` is a documenter, `her` and `other` act on the same casebook."""

    founder: Casebook
    her: Casebook
    other: Casebook
    source: str
    text: str
    claim: str
    passage: str
    person: str
    own: str
    """Source of the other's own."""


@pytest.fixture
def hers(casebook: Casebook) -> Hers:
    for name in (CHIDI, EVE):
        grant_role(casebook, name, "documenter")
    witness = Witness(casebook=casebook).by(CHIDI)
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    claim = witness.says(source, person, "She was nineteen", role=SURVIVOR, age_when_trafficked=AGE)[0]
    own = witness.by(EVE).tells("A fictional account of another day.", "OrgB")
    return Hers(
        founder=casebook,
        her=witness.casebook,
        other=acting_as(casebook, EVE),
        source=source.id,
        text=TextVersion.objects.get(source=source.id).id,
        claim=claim.id,
        passage=claim.passage_id,
        person=person,
        own=own.id,
    )


Verb = Callable[[Casebook, Hers], object]
DRAFT = ("P", "age_when_trafficked")


def draft(person: str) -> ClaimDraft:
    return ClaimDraft(
        subject_id=person,
        property="age_when_trafficked",
        value=AGE,
        basis="FirstHand",
        reliability="LikelyReliable",
    )


def risk() -> Risk:
    today = datetime.now(UTC).date()
    levels = {"survivor": "Low", "family": "Low", "helpers": "Low", "children": "DoesNotApply"}
    return Risk(on=today, levels=levels, own_view="She feels safe", next_review=today + timedelta(days=9))


VERBS: dict[str, Verb] = {
    "show_source": lambda who, it: show_source(who, it.source),
    "read_text": lambda who, it: read_text(who, it.source),
    "read_text_named": lambda who, it: read_text(who, it.source, it.text),
    "read_passages": lambda who, it: read_passages(who, it.source),
    "read_passage": lambda who, it: read_passage(who, "documenter", it.passage),
    "read_claim": lambda who, it: read_claim(who, "documenter", it.claim),
    "read_subject": lambda who, it: read_subject(who, "documenter", it.person),
    "earlier_interviews": lambda who, it: earlier_interviews(who, it.person),
    "plan_interview": lambda who, it: plan_interview(who, it.person, "SheAsked"),
    "code_passage": lambda who, it: code_passage(who, it.text, 0, 3, [draft(it.person)]),
    "decide_proposal": lambda who, it: decide_proposal(who, it.text, 0, 3, "date", refused=True),
    "retract_claim": lambda who, it: retract_claim(who, it.claim, reason="CodedWrongly"),
    "review_coding": lambda who, it: review_coding(who, it.claim, "agree"),
    "take_position": lambda who, it: take_position(who, [it.claim], choice=it.claim, reason="because"),
    "start_double_coding": lambda who, it: start_double_coding(who, it.text, CHIDI, EVE),
    "record_consent": lambda who, it: record_consent(who, it.source, OPEN),
    "withdraw_consent": lambda who, it: withdraw_consent(who, it.source, datetime.now(UTC)),
    "withdrawal_reach": lambda who, it: withdrawal_reach(who, it.source),
    "recall_letters": lambda who, it: recall_letters(who, it.source),
    "survivor_words": lambda who, it: survivor_words(who, it.source, "en"),
    "record_risk": lambda who, it: record_risk(who, it.source, risk()),
    "show_risks": lambda who, it: show_risks(who, it.source),
    "record_feedback": lambda who, it: record_feedback(who, it.source, "Promised"),
    "offer_referral": lambda who, it: offer_referral(who, it.source, 1, "Accepted"),
    "stop_interview": lambda who, it: stop_interview(who, it.source, "Everything"),
    "mask_source": lambda who, it: mask_source(who, it.source, TEXT.encode(), NOTHING),
    "mask_leftover": lambda who, it: mask_leftover(
        who, it.text, Masking(masks=(Mask(start=4, end=11, kind="Other", token="[OTHER-1]"),))
    ),
    "mask_person": lambda who, it: add_source(
        who,
        data=b"Fictional: Sol was there.",
        name="n.txt",
        kind="testimony",
        masking=Masking(masks=(Mask(start=11, end=14, kind="Name", token="[P1]", person=it.person),)),
    ),
    "keep_columns": lambda who, it: keep_columns(who, it.source, [{"rec_id": "1"}]),
    "derives_from": lambda who, it: add_source(
        who, data=b"It repeats.", name="n.txt", kind="document", derives_from=it.source
    ),
    "case_text": lambda who, it: Case(who, "documenter").text(it.text),
    "case_text_ids": lambda who, it: Case(who, "documenter").text_ids(it.source),
    "case_tokens": lambda who, it: Case(who, "documenter").tokens(it.text),
    "case_reading": lambda who, it: Case(who, "documenter").reading(it.text),
    "case_passage": lambda who, it: Case(who, "documenter").passage(it.passage),
    "case_elements": lambda who, it: Case(who, "documenter").elements_sheet(it.person),
}


@pytest.mark.parametrize("verb", VERBS)
def test_another_documenters_source_is_not_there(hers: Hers, verb: str) -> None:
    before = (
        Claim.objects.count(),
        Passage.objects.count(),
        Source.objects.count(),
        Assignment.objects.count(),
    )
    with pytest.raises(NoSuchItem):
        VERBS[verb](hers.other, hers)
    after = (
        Claim.objects.count(),
        Passage.objects.count(),
        Source.objects.count(),
        Assignment.objects.count(),
    )
    assert after == before


@pytest.mark.parametrize(
    "verb",
    [
        "show_source",
        "read_text",
        "read_passage",
        "read_claim",
        "read_subject",
        "case_text",
        "case_elements",
        "show_risks",
    ],
)
def test_it_is_there_for_whoever_took_it_or_was_given_it(hers: Hers, verb: str) -> None:
    VERBS[verb](hers.her, hers)
    assign_source(hers.founder, hers.source, EVE)
    VERBS[verb](hers.other, hers)
    unassign_source(hers.founder, hers.source, EVE)
    with pytest.raises(NoSuchItem):
        VERBS[verb](hers.other, hers)


def seen(who: Casebook) -> tuple[int, ...]:
    """How much a documenter finds where nothing is named: lists, search, counts."""
    case, now = Case(who, "documenter"), datetime.now(UTC)
    subjects = list_subjects(who, "documenter", Wanted())
    claims, _ = search_claims(who, "documenter", "", Narrow())
    due, sight = what_is_due(who), sight_of(who)
    return (
        len(case.sources("record")), len(case.texts()), len(case.subjects("record")), len(case.claims("record")),
        len(case.reviews()), len(case.waiting_for_review("record")), len(list_waiting(who, "documenter").claims),
        len(search(who, "documenter", "nineteen")), len(subjects.subjects), len(claims), len(due.unassessed),
        count_sources(sight, "all"), len(source_overviews(sight, "all", now, 0, 9)), progress(sight).claims,
    )  # fmt: skip


def test_lists_search_and_counts_hold_only_her_own(hers: Hers) -> None:
    require_review(acting_as(hers.founder, DANA), "age_when_trafficked")
    review_coding(acting_as(hers.founder, DANA), hers.claim, "disagree", reason="look again")
    assert seen(hers.her) == (1, 1, 1, 2, 1, 1, 0, 1, 1, 2, 1, 1, 1, 2)
    assert seen(hers.other) == (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0)
    assign_source(hers.founder, hers.source, EVE)
    assert seen(hers.other) == (2, 2, 1, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2)


def test_lineage_and_trajectory_stop_at_what_is_not_hers(hers: Hers) -> None:
    assert [each.claim_id for each in Case(hers.her, "documenter").trace([hers.claim])] == [hers.claim]
    assert Case(hers.other, "documenter").trace([hers.claim]) == []
    assert show_trajectory(hers.other, "documenter", hers.person).episodes == ()


def test_nothing_is_claimed_on_a_person_whom_only_others_know(hers: Hers) -> None:
    text = TextVersion.objects.get(source=hers.own).id
    with pytest.raises(NoSuchItem):
        code_passage(hers.other, text, 0, 3, [draft(hers.person)])
    new = Witness(casebook=hers.other).person()
    assert code_passage(hers.other, text, 0, 3, [draft(new)])


def test_the_same_bytes_tell_nothing_of_whose_they_are(hers: Hers) -> None:
    with pytest.raises(HeldByOthers) as refused:
        add_source(hers.other, data=TEXT.encode(), name="n.txt", kind="testimony", masking=NOTHING)
    assert refused.value.details == {}


def test_a_case_team_sees_what_it_was_given_and_whoever_leaves_it_does_not(hers: Hers) -> None:
    team = open_case_team(hers.founder, "harbour")
    assign_source(hers.founder, hers.source, "harbour")
    with pytest.raises(NoSuchItem):
        show_source(hers.other, hers.source)
    join_case_team(hers.founder, team, EVE)
    assert show_source(hers.other, hers.source).source.id == hers.source
    (shown,) = list_case_teams(hers.founder)
    assert (shown.name, shown.members, shown.sources) == ("harbour", (EVE,), 1)
    assert [each.source_id for each in given_to(hers.founder, team)] == [hers.source]
    assert [(each.who, each.team, each.taken) for each in who_works_on(hers.founder, hers.source)] == [
        (CHIDI, "", True),
        ("", "harbour", False),
    ]
    leave_case_team(hers.founder, team, EVE)
    with pytest.raises(NoSuchItem):
        show_source(hers.other, hers.source)


def test_whoever_took_it_in_can_lose_it(hers: Hers) -> None:
    unassign_source(hers.founder, hers.source, CHIDI)
    with pytest.raises(NoSuchItem):
        show_source(hers.her, hers.source)


def test_only_custodians_say_who_works_on_what(hers: Hers) -> None:
    grant_role(hers.founder, "kay", "admin")
    for who in (hers.her, hers.other, acting_as(hers.founder, DANA), acting_as(hers.founder, "kay")):
        for verb in (
            lambda: assign_source(who, hers.source, EVE),  # noqa: B023 (called in the same turn)
            lambda: unassign_source(who, hers.source, CHIDI),  # noqa: B023 (called in the same turn)
            lambda: open_case_team(who, "harbour"),  # noqa: B023 (called in the same turn)
            lambda: who_works_on(who, hers.source),  # noqa: B023 (called in the same turn)
        ):
            with pytest.raises(NotAllowed):
                verb()


def test_a_source_is_given_to_nobody_who_is_not_there(hers: Hers) -> None:
    for to in ("nobody", "", "Q-" + 26 * "A"):
        with pytest.raises(NoSuchItem):
            assign_source(hers.founder, hers.source, to)
    with pytest.raises(NoSuchItem):
        unassign_source(hers.founder, hers.source, EVE)
    for name in (CHIDI, "harbour"):
        if name == "harbour":
            open_case_team(hers.founder, name)
        with pytest.raises(TeamNameTaken):
            open_case_team(hers.founder, name)


def test_the_record_says_who_works_on_what_without_a_name(hers: Hers) -> None:
    team = open_case_team(hers.founder, "harbour")
    join_case_team(hers.founder, "harbour", EVE)
    assign_source(hers.founder, hers.source, EVE)
    rows = AuditEntry.objects.filter(verb__in=("open_case_team", "join_case_team", "assign_source"))
    assert [(row.verb, row.object) for row in rows.order_by("seq")] == [
        ("open_case_team", team),
        ("join_case_team", team),
        ("assign_source", hers.source),
    ]
    assert not any(word in row.detail for row in rows for word in (EVE, "harbour"))


def test_the_joined_role_sees_all_until_a_source_is_given_to_somebody(hers: Hers) -> None:
    grant_role(hers.founder, "teo", "team")
    teo = acting_as(hers.founder, "teo")
    assert {each.id for each in Case(teo, "team").sources("record")} == {hers.source, hers.own}
    assign_source(hers.founder, hers.source, EVE)
    assert {each.id for each in Case(teo, "team").sources("record")} == {hers.own}
    assert {each.id for each in Case(teo, "team").sources("count")} == {hers.source, hers.own}
    with pytest.raises(NoSuchItem):
        read_passage(teo, "team", hers.passage)
    assert len(Case(teo, "team").person_rows()[0]) == 1, "figures count all the same"


def test_reviewers_and_custodians_see_all_and_analysts_what_is_open_to_analysis(hers: Hers) -> None:
    assert {each.id for each in Case(hers.founder, "custodian").sources("record")} == {hers.source, hers.own}
    assert {each.id for each in Case(acting_as(hers.founder, DANA), "reviewer").sources("record")} == {
        hers.source,
        hers.own,
    }
    analyst = acting_as(hers.founder, BEN)
    assert {each.id for each in Case(analyst, "analyst").sources("analyse")} == {hers.source, hers.own}
    with pytest.raises(NotAllowed):
        Case(analyst, "analyst").sources("record")


def test_a_second_role_that_sees_all_opens_all(hers: Hers) -> None:
    grant_role(hers.founder, EVE, "reviewer")
    assert show_source(hers.other, hers.source).source.id == hers.source


def test_the_record_shows_a_documenter_her_own_and_what_was_done_with_it(hers: Hers) -> None:
    grant_role(hers.founder, EVE, "documenter")
    show_source(acting_as(hers.founder, AMINA), hers.source)
    theirs = {hers.source, hers.text, hers.claim, hers.passage, hers.person}
    shown = read_audit(hers.other, limit=1000).lines
    assert not theirs & {each.item for each in shown}
    assert {each.actor for each in shown} == {EVE}
    own = read_audit(hers.her, limit=1000).lines
    assert (AMINA, "show_source") in {(each.actor, each.verb) for each in own}
    everything = read_audit(hers.founder, limit=1000).lines
    assert {CHIDI, EVE, AMINA} <= {each.actor for each in everything}


def test_a_source_that_repeats_anothers_is_told_without_naming_it(hers: Hers) -> None:
    echo = add_source(
        hers.founder, data=b"It repeats.", name="n.txt", kind="document", derives_from=hers.source
    )
    assert show_source(hers.her, hers.source).repeated_by == ()
    assign_source(hers.founder, echo.id, EVE)
    assert show_source(hers.other, echo.id).source.derives_from == ()
    assert show_source(hers.founder, echo.id).source.derives_from == (hers.source,)


def test_how_far_a_withdrawal_reaches_is_told_without_naming_what_is_anothers(hers: Hers) -> None:
    """The numbers are whole, so that nobody withdraws unawares; the names are those that she may open."""
    witness = Witness(casebook=hers.founder)
    echo = witness.tells("It repeats.", "OrgB", derives_from=hers.source)
    other = witness.person()
    (claim,) = witness.says(echo, other, "repeats", role=SURVIVOR)
    HandedCopy.objects.create(
        source_id=echo.id, recipient="Legal Clinic", language="en", sha256="7" * 64, by=AMINA, at=NOW
    )
    hidden = {echo.id, claim.id, other}
    whole = withdrawal_reach(hers.founder, hers.source)
    assert hidden <= {*whole.sources, *whole.claims, *whole.persons}
    assert whole.numbers == {"sources": 2, "claims": 3, "persons": 2}
    for verb in (withdrawal_reach, lambda who, it: withdraw_consent(who, it, NOW)):
        reach = verb(hers.her, hers.source)
        assert not [each for each in hidden if each in repr(reach)]
        assert (reach.sources, reach.persons) == ((hers.source,), (hers.person,))
        assert reach.numbers == whole.numbers
        assert [each.recipient for each in reach.copies] == ["Legal Clinic"]


def test_words_typed_beside_a_withdrawn_testimony_are_for_custodians(hers: Hers) -> None:
    record_risk(hers.her, hers.source, replace(risk(), note="A fictional note"))
    record_feedback(hers.her, hers.source, "Promised", "Fictional words")
    assert [each.risk.own_view for each in show_risks(hers.her, hers.source)] == ["She feels safe"]
    withdraw_consent(hers.her, hers.source, datetime.now(UTC))
    (assessed,) = show_risks(hers.her, hers.source)
    assert (assessed.risk.own_view, assessed.risk.note, assessed.risk.levels["family"]) == (VEIL, "", "Low")
    assert [each.words for each in show_source(hers.her, hers.source).feedback] == [""]
    assert [each.risk.note for each in show_risks(hers.founder, hers.source)] == ["A fictional note"]
    assert [each.words for each in show_source(hers.founder, hers.source).feedback] == ["Fictional words"]


def test_debt_is_found_by_nobody_else(hers: Hers) -> None:
    Witness(casebook=hers.her).says(
        Case(hers.her, "documenter").sources("record")[0],
        hers.person,
        "They held her for a debt",
        control_method=DEBT,
    )
    wanted = Wanted(property="control_method", code="DebtBondage")
    assert list_subjects(hers.her, "documenter", wanted).subjects == (hers.person,)
    assert list_subjects(hers.other, "documenter", wanted).subjects == ()


def test_that_she_was_asked_before_is_told_without_naming_anothers_source(hers: Hers) -> None:
    """Whoever knows her learns that others asked her, so that she is not asked again unawares."""
    witness = Witness(casebook=hers.other)
    own = Source.objects.get(id=hers.own)
    assign_source(hers.founder, hers.source, EVE)
    witness.says(own, hers.person, "another day", role=SURVIVOR)  # type: ignore[arg-type]  # it has an identifier
    unassign_source(hers.founder, hers.source, EVE)
    found = earlier_interviews(hers.other, hers.person)
    assert [each.source_id for each in found] == ["", hers.own]
    assert [each.organisation for each in found] == ["OrgA", "OrgB"]
    assert {each.source_id for each in earlier_interviews(hers.founder, hers.person)} == {
        hers.source,
        hers.own,
    }


WORDS = (
    "title: {en: Words, ko: 말, zh: 话}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\nperiod: 2000/2020\n"
)
COURT = "Fictional Court"


def plans(hers: Hers, image: str) -> dict[str, str]:
    """A quote, an image and a person of which only one source tells, each in a plan of its own."""
    return {
        "quote": f"{WORDS}quotes: [{{passage: {hers.passage}}}]\n",
        "image": f"{WORDS}images: [{{source: {image}, alt: {{en: A drawing, ko: 그림, zh: 图画}}}}]\n",
        "dossier": f"dossier:\n  recipient: {COURT}\n  key: {PrivateKey.generate().public}\n  language: en\n"
        f"  purpose: For a fictional inquiry\n  persons: [{hers.person}]\n",
    }


def check(who: Casebook, text: str) -> object:
    plan = read_plan(text)
    return check_dossier(who, plan) if isinstance(plan, DossierPlan) else check_release(who, text)


@pytest.mark.parametrize("verb", [check, propose_release])
@pytest.mark.parametrize("kind", ["quote", "image", "dossier"])
def test_the_joined_role_looks_ahead_at_nothing_that_another_case_team_works_on(
    hers: Hers, kind: str, verb: Callable[[Casebook, str], object]
) -> None:
    """`check` shows the very words and what is coded around them, so that it is refused as proposing is."""
    grant_role(hers.founder, "teo", "team")
    teo = acting_as(hers.founder, "teo")
    shared = replace(OPEN, passages={hers.passage: {"quote": YES}}, shares={COURT: YES})
    record_consent(hers.founder, hers.source, shared)
    for each in (hers.source, hers.own):
        record_risk(hers.founder, each, risk())
    image = kept(Witness(casebook=hers.founder), drawing())
    text = plans(hers, image)[kind]
    assert verb(teo, text)
    assign_source(hers.founder, image if kind == "image" else hers.source, EVE)
    with pytest.raises(NoSuchItem):
        verb(teo, text)
    assert verb(acting_as(hers.founder, DANA), text), "who checks what is to leave sees all of it"


def test_a_plan_that_another_proposed_is_shown_whole_to_who_is_to_approve_it(hers: Hers) -> None:
    grant_role(hers.founder, "teo", "team")
    record_consent(hers.founder, hers.source, replace(OPEN, passages={hers.passage: {"quote": YES}}))
    for each in (hers.source, hers.own):
        record_risk(hers.founder, each, risk())
    assign_source(hers.founder, hers.source, EVE)
    digest = propose_release(acting_as(hers.founder, DANA), plans(hers, "")["quote"])
    look = look_at_plan(acting_as(hers.founder, "teo"), digest).look
    assert look is not None
    assert [each.words for each in look.release.quotes] == ["She was nineteen"]


def test_the_joined_role_says_nothing_of_what_another_case_team_works_on(hers: Hers) -> None:
    grant_role(hers.founder, "teo", "team")
    teo = acting_as(hers.founder, "teo")
    record_consent(hers.founder, hers.source, replace(OPEN, passages={hers.passage: {"quote": YES}}))
    for each in (hers.source, hers.own):
        record_risk(hers.founder, each, risk())
    record_independence(teo, hers.passage, "The court's own record says it")
    assign_source(hers.founder, hers.source, EVE)
    with pytest.raises(NoSuchItem):
        record_independence(teo, hers.passage, "The court's own record says it")
