"""The door to a case: by role, by scope, by passage; what may not be seen is not there."""

from dataclasses import replace

import pytest
from tests.actions.conftest import AGE, BROKER, DEBT, HYESAN, LEFT, OPEN, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.consents import RECORD
from tests.people import AMINA, BEN, CHIDI, DANA

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.search import search
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry, Passage, TextVersion
from bearwitness.casebook.open_text import VEIL
from bearwitness.casebook.rights import RIGHTS, ROLES, SCOPES, Role
from bearwitness.domain.age import Age
from bearwitness.domain.answer import NO, YES
from bearwitness.domain.consent import SCOPES as ALL_SCOPES
from bearwitness.domain.consent import Scope

TEXT = "She told of the river. 그는 두만강을 말했다. 她说自己被拐卖。 Her child was there."


def test_a_row_for_the_engines_is_coded_coarse_and_nameless(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    witness.says(
        source, person, "She told",
        role=SURVIVOR, age_when_trafficked=AGE, left_home=LEFT, home_province=HYESAN,
        place_of_exploitation=HYESAN, crossing_point=HYESAN, control_method=DEBT,
    )  # fmt: skip
    (row,), lineage = Case(witness.casebook, "team").person_rows()
    assert row.values == {
        "role": ("Survivor",), "age_when_trafficked": ("Age18To24",), "left_home": ("From2000To2004",),
        "home_province": ("ryanggang",), "place_of_exploitation": ("hyesan",),
        "control_method": ("DebtBondage",),
    }  # fmt: skip
    assert (row.lists, row.conflicts) == (frozenset({"OrgA"}), frozenset())
    assert person not in repr(row)
    assert person not in repr(lineage)
    assert [each.quote for each in lineage.open([row.token], ["age_when_trafficked"])] == ["She told"]
    (again,), other = Case(witness.casebook, "team").person_rows()
    assert again.token != row.token
    assert other.open([row.token]) == []


def test_the_best_founded_claim_stands_and_a_tie_stays_out(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    witness.says(source, person, "She told", role=SURVIVOR, age_when_trafficked=AGE, left_home=LEFT)
    witness.says(source, person, "river", basis="Hearsay", age_when_trafficked=Age(low=30, high=31))
    later = LEFT.parse("2012")
    witness.says(source, person, "Her child", left_home=later)
    (row,), _ = Case(witness.casebook, "team").person_rows()
    assert row.values["age_when_trafficked"] == ("Age18To24",)
    assert row.conflicts == {"left_home"}
    assert "left_home" not in row.values


def test_lists_come_from_records_on_survivors_not_from_articles(witness: Witness) -> None:
    person, broker = witness.person(), witness.person()
    first, article = witness.tells(TEXT, "OrgA"), witness.tells("An article.", "Paper", None, kind="document")
    shut = witness.tells("Kept only.", "OrgB", None)
    witness.says(first, person, "She told", role=SURVIVOR)
    witness.says(first, broker, "river", role=BROKER)
    witness.says(article, person, "article", role=SURVIVOR)
    witness.says(shut, person, "Kept", role=SURVIVOR)
    case = Case(witness.casebook, "team")
    assert [row.lists for row in case.person_rows()[0]] == [{"OrgA"}]
    assert case.capture_counts() == {("OrgA",): 1}
    assert {each.id for each in case.subjects("count")} == {person, broker}


@pytest.mark.parametrize("words", ["river", "두만강", "拐卖", "HER CHILD"])
def test_search_finds_words_in_any_script(witness: Witness, words: str) -> None:
    source = witness.tells(TEXT, "OrgA")
    (hit,) = search(witness.casebook, "team", words)
    assert (hit.source_id, TEXT[hit.start : hit.end].lower()) == (source.id, words.lower())
    assert words.lower() in hit.snippet.lower()
    assert search(acting_as(witness.casebook, BEN), "analyst", words)[0].snippet == hit.snippet
    entry = AuditEntry.objects.latest("seq")
    assert (entry.verb, entry.detail) == ("search", '{"hits":1}')


def test_a_closed_passage_is_in_no_snippet_and_veiled_in_the_text(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    witness.says(source, person, "Her child", role=SURVIVOR)
    witness.says(source, person, "child was", role=SURVIVOR)
    closed = Passage.objects.get(quote="Her child")
    no = {"record": NO, "analyse": NO, "count": NO}
    record_consent(witness.casebook, source.id, replace(OPEN, passages={closed.id: no}))
    case = Case(witness.casebook, "team")
    assert case.search("child") == []
    assert all("child" not in hit.snippet for hit in case.search("拐卖"))
    text = case.text(TextVersion.objects.get().id)
    assert text == TEXT.replace("Her child", VEIL * 9)
    for words in ("Her child", "child was"):
        with pytest.raises(NoSuchItem):
            case.passage(Passage.objects.get(quote=words).id)
    assert case.claims("count") == []
    assert case.person_rows()[0] == []


def test_one_open_passage_of_a_closed_text(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA", RECORD), witness.person()
    witness.says(source, person, "the river", role=SURVIVOR)
    route = {"analyse": YES}
    passage = Passage.objects.get().id
    consent = replace(RECORD, passages={passage: route})
    record_consent(witness.casebook, source.id, consent)
    analyst = Case(acting_as(witness.casebook, BEN), "analyst")
    assert [hit.snippet for hit in analyst.search("river")] == ["the river"]
    assert analyst.search("두만강") == []
    assert analyst.sources("analyse") == []
    assert analyst.passage(passage).quote == "the river"


def test_roles_read_under_their_scopes_only(witness: Witness) -> None:
    source = witness.tells(TEXT, "OrgA")
    holders: dict[Role, str] = {"team": AMINA, "custodian": AMINA, "analyst": BEN, "reviewer": DANA}
    grant_role(witness.casebook, CHIDI, "documenter")
    grant_role(witness.casebook, CHIDI, "admin")
    assign_source(witness.casebook, source.id, CHIDI)
    for role in ROLES:
        case = Case(acting_as(witness.casebook, holders.get(role, CHIDI)), role)
        for scope in ALL_SCOPES:
            if scope in SCOPES[role]:
                assert len(case.sources(scope)) == (scope in OPEN.scopes)
            else:
                with pytest.raises(NotAllowed):
                    case.sources(scope)


@pytest.mark.parametrize(("name", "role"), [(CHIDI, "team"), (BEN, "team"), (DANA, "analyst")])
def test_nobody_takes_a_role_that_is_not_theirs(witness: Witness, name: str, role: Role) -> None:
    with pytest.raises(NotAllowed):
        Case(acting_as(witness.casebook, name), role)
    assert AuditEntry.objects.latest("seq").verb == "refuse"


def test_roles_are_given_by_a_custodian(witness: Witness) -> None:
    with pytest.raises(NotAllowed):
        grant_role(acting_as(witness.casebook, BEN), BEN, "team")
    assert [role for role in ROLES if "members" in RIGHTS[role]] == ["custodian"]


def test_what_may_not_be_seen_is_as_what_is_not_there(witness: Witness) -> None:
    witness.tells(TEXT, "OrgA", RECORD)
    text = TextVersion.objects.get().id
    analyst = Case(acting_as(witness.casebook, BEN), "analyst")
    messages = set()
    for identifier in (text, "T-NONE"):
        with pytest.raises(NoSuchItem) as caught:
            analyst.text(identifier)
        messages.add(str(caught.value))
    assert len(messages) == 1
    assert Case(witness.casebook, "team").text(text) == TEXT


def test_quoting_needs_its_own_scope(witness: Witness) -> None:
    source, person = witness.tells(TEXT, "OrgA"), witness.person()
    witness.says(source, person, "the river", role=SURVIVOR)
    passage = Passage.objects.get().id
    case = Case(witness.casebook, "team")
    quote: Scope = "quote"
    with pytest.raises(NoSuchItem):
        case.passage(passage, quote)
    record_consent(
        witness.casebook,
        source.id,
        replace(OPEN, passages={passage: {"quote": YES}}),
    )
    assert case.passage(passage, quote).quote == "the river"
