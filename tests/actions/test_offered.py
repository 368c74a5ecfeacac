"""What whoever writes a plan is offered: passages and images that may leave, of the sources that she sees."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.test_image_release import kept
from tests.actions.test_quotes import allows, told
from tests.attacks.test_a19_metadata import drawing
from tests.attacks.test_a36_every_action import Faults
from tests.casebooks import acting_as
from tests.consents import CHILD, OPEN
from tests.people import CHIDI, DANA, EVE

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.releases.list_quotable import list_quotable
from bearwitness.actions.releases.look_at_picture import look_at_picture
from bearwitness.actions.releases.show_budget import show_budget
from bearwitness.casebook import quotes_seen
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Claim
from bearwitness.casebook.quotes_seen import Asked
from bearwitness.casebook.restricted import never_leaving
from bearwitness.domain.answer import NO, YES


def offered(casebook: Casebook, **asked: object) -> list[str]:
    """Identifiers of what is offered, in order."""
    found = list_quotable(casebook, Asked(**asked))  # type: ignore[arg-type]  # by name
    return [each.passage.id for each in found.quotes]


def agreed(witness: Witness, words: str) -> tuple[str, str]:
    source, passage = told(witness, words)
    record_consent(witness.casebook, source.id, allows(passage))
    return source.id, passage


def test_only_what_was_asked_about_and_stands_is_offered(witness: Witness) -> None:
    source, passage = agreed(witness, "they said I owed them")
    general, unasked = told(witness, "they kept my papers")
    record_consent(witness.casebook, general.id, replace(OPEN, scopes={**OPEN.scopes, "quote": YES}))
    refused, other = told(witness, "I walked at night")
    record_consent(witness.casebook, refused.id, replace(OPEN, passages={other: {"quote": NO}}))
    helped, help_ = told(witness, "he hid me", helper=True)
    record_consent(witness.casebook, helped.id, allows(help_))
    assert offered(witness.casebook) == [passage]
    assert offered(witness.casebook, named=(unasked, other, help_, "N-none")) == [passage]
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    assert offered(witness.casebook) == []


def test_a_child_is_never_offered(witness: Witness) -> None:
    source, passage = told(witness, "they said I owed them")
    record_consent(witness.casebook, source.id, allows(passage, CHILD))
    assert offered(witness.casebook) == []


def test_what_nobody_claims_on_any_more_is_not_offered(witness: Witness) -> None:
    _, passage = agreed(witness, "they said I owed them")
    for claim in Claim.objects.filter(passage=passage):
        retract_claim(witness.casebook, claim.id, reason="CodedWrongly")
    assert offered(witness.casebook) == []


def test_another_teams_source_is_neither_offered_nor_named(witness: Witness) -> None:
    source, passage = agreed(witness, "they said I owed them")
    picture = kept(witness, drawing())
    grant_role(witness.casebook, CHIDI, "documenter")
    grant_role(witness.casebook, EVE, "team")
    eve = acting_as(witness.casebook, EVE)
    assert offered(eve) == [passage], "nobody in particular was given it"
    for name in (source, picture):
        assign_source(witness.casebook, name, CHIDI)
    assert offered(eve) == []
    assert offered(eve, named=(passage,), words=source) == []
    assert Case(eve, "team").pictures_seen([picture]) == ([], False)
    with pytest.raises(NoSuchItem):
        look_at_picture(eve, picture)
    assert offered(acting_as(witness.casebook, DANA)) == [passage], "a reviewer reads every source"
    assert look_at_picture(acting_as(witness.casebook, DANA), picture).ending == "png"


def test_they_are_found_by_words_and_by_source_and_the_named_come_first(witness: Witness) -> None:
    made = [agreed(witness, f"they kept paper number {number}") for number in range(4)]
    names = [passage for _, passage in made]
    assert offered(witness.casebook) == names[::-1]
    assert offered(witness.casebook, words="NUMBER 2") == [names[2]]
    assert offered(witness.casebook, words=made[1][0]) == [names[1]]
    assert offered(witness.casebook, named=(names[1], names[3]), most=1) == [names[1], names[3], names[2]]
    assert list_quotable(witness.casebook, Asked(most=3)).more
    assert not list_quotable(witness.casebook, Asked(most=4)).more


def test_what_never_leaves_is_asked_once_however_many_passages_are_weighed(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def counted() -> frozenset[str]:
        asked.append(True)
        return never_leaving()

    names = [agreed(witness, f"they kept paper number {number}")[1] for number in range(4)]
    monkeypatch.setattr(quotes_seen, "AT_ONCE", 1)
    monkeypatch.setattr(quotes_seen, "never_leaving", counted)
    assert offered(witness.casebook, named=(names[0],)) == [names[0], *names[:0:-1]]
    assert len(asked) == 1


def test_what_is_offered_is_what_the_gate_would_quote(witness: Witness) -> None:
    agreed(witness, "they said I owed them")
    source, passage = told(witness, "they kept my papers")
    record_consent(witness.casebook, source.id, allows(passage))
    witness.says(source, witness.person(), "kept my", role=SURVIVOR)
    case = Case(witness.casebook, "team")
    (listed,) = [
        each.quote for each in list_quotable(witness.casebook, Asked()).quotes if each.passage.id == passage
    ]
    assert case.quotable([passage]) == {passage: listed}
    assert len(listed.values) == len(set(listed.values)) >= 2
    assert len(listed.tokens) == 3, "the source and two persons"


def test_the_reading_is_in_the_record_and_refused_to_whoever_may_not_release(witness: Witness) -> None:
    agreed(witness, "they said I owed them")
    picture = kept(witness, drawing())
    Faults(witness.casebook).tried(list_quotable)(witness.casebook, Asked())
    Faults(witness.casebook).tried(look_at_picture)(witness.casebook, picture)
    assert json.loads(AuditEntry.objects.get(verb="list_quotable").detail) == {"passages": 1}
    assert AuditEntry.objects.get(verb="look_at_picture").object == picture
    chidi = acting_as(witness.casebook, CHIDI)
    grant_role(witness.casebook, CHIDI, "documenter")
    for refused in (
        lambda: list_quotable(chidi, Asked()),
        lambda: look_at_picture(chidi, picture),
        lambda: show_budget(chidi),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_pictures_need_a_licence(witness: Witness) -> None:
    open_ = kept(witness, drawing())
    kept(witness, b"A public text.", licence="CC-BY-4.0")
    case = Case(witness.casebook, "team")
    (only,), more = case.pictures_seen()
    assert (only.source_id, only.licence, more) == (open_, "CC-BY-4.0", False)
    assert case.pictures_seen(["S-NONE", open_], 0) == ([only], False)
    shut = kept(witness, drawing() + b" ", licence="CC-BY-NC-4.0")
    assert [each.source_id for each in case.pictures_seen([shut])[0]] == [open_]


def test_nothing_spent_leaves_the_whole_budget(witness: Witness) -> None:
    budget = show_budget(witness.casebook)
    assert (budget.spent, budget.left, budget.cap) == (0.0, 12.0, 12.0)
