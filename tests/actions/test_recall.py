"""Copies are asked back, and what came of it is on record: the desk shows what is open."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.actions.conftest import Witness
from tests.casebooks import acting_as
from tests.consents import OPEN
from tests.people import BEN, DANA

from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.recall_letters import recall_letters
from bearwitness.actions.consents.record_recall import record_recall
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.actions.errors import ChangedSince
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.releases.copies_asked_back import copies_asked_back
from bearwitness.actions.releases.copy_lines import CopyLine
from bearwitness.actions.releases.look_over import SHOWN, look_over
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry, HandedCopy, Recall
from bearwitness.cli.consent import _letters, _reach, _recall
from bearwitness.domain.answer import YES
from bearwitness.domain.errors import BadValue, UnknownTerm

SHARED = replace(OPEN, scopes={**OPEN.scopes, "share": YES}, shares={"clinic": YES, "court": YES})
BEFORE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def source(witness: Witness) -> str:
    """Of which two recipients hold a copy."""
    found = witness.tells("Fictional: she was nineteen.", "OrgA", consent=SHARED)
    for recipient in ("clinic", "court"):
        hand_copy(witness.casebook, found.id, recipient=recipient, language="ko", sha256="5" * 64)
    return found.id


def copy_of(recipient: str) -> int:
    return HandedCopy.objects.get(recipient=recipient).pk


def on_the_desk(witness: Witness, recipient: str) -> CopyLine:
    (found,) = (each for each in look_over(witness.casebook).copies if each.recipient == recipient)
    return found


def test_the_desk_asks_until_it_is_settled(witness: Witness, source: str) -> None:
    assert not on_the_desk(witness, "clinic").recalled
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    for answer, still in (("", True), ("Sent", True), ("Unreachable", True), ("Destroyed", False)):
        if answer:
            record_recall(witness.casebook, copy_of("clinic"), answer)
        line = on_the_desk(witness, "clinic")
        assert (line.answer, line.recalled, line.number) == (answer, still, copy_of("clinic"))
    assert on_the_desk(witness, "court").recalled, "the other copy is another"
    record_recall(witness.casebook, copy_of("court"), "Refused")
    assert not on_the_desk(witness, "court").recalled
    record_recall(witness.casebook, copy_of("court"), "Sent")
    assert on_the_desk(witness, "court").recalled, "asked again"
    assert Recall.objects.count() == 5
    assert AuditEntry.objects.filter(verb="record_recall", object=source).count() == 5


def test_a_withdrawn_source_waits_while_anybody_holds_something_of_hers(
    witness: Witness, source: str
) -> None:
    """Counted for whoever records consent and sees the source, and for whoever may release."""
    book = witness.casebook

    def waits() -> tuple[tuple[str, ...], int]:
        return what_is_due(book).asking_back, copies_asked_back(book)

    assert waits() == ((), 0)
    withdraw_consent(book, source, datetime.now(UTC))
    assert waits() == ((source,), 2)
    record_recall(book, copy_of("clinic"), "Destroyed")
    assert waits() == ((source,), 1)
    record_recall(book, copy_of("court"), "Refused")
    assert waits() == ((), 0)
    record_recall(book, copy_of("clinic"), "Sent")
    assert waits() == ((source,), 1), "the last answer holds"
    assert [each.answer for each in on_the_desk(witness, "clinic").answers] == ["Destroyed", "Sent"]
    assert not what_is_due(book, [source[:-1]]).asking_back, "only of the sources that are asked about"


def test_a_copy_of_what_repeats_her_words_waits_at_her_own_source_too(witness: Witness) -> None:
    """Whoever took her testimony may not see the partner's echo of it, and her letters ask that copy back."""
    book = witness.casebook
    first = witness.tells("Fictional: she was nineteen.", "OrgA", consent=SHARED)
    echo = witness.tells("Fictional: told again.", "OrgB", consent=SHARED, derives_from=first.id)
    again = witness.tells("Fictional: and again.", "OrgC", consent=SHARED, derives_from=echo.id)
    witness.tells("Fictional: of somebody else.", "OrgA", consent=SHARED)
    hand_copy(book, again.id, recipient="clinic", language="ko", sha256="5" * 64)
    withdraw_consent(book, first.id, datetime.now(UTC))
    assert [each.recipient for each in recall_letters(book, first.id).drafts] == ["clinic"]
    for each in (first, echo, again):
        assert what_is_due(book, [each.id]).asking_back == (each.id,)
    record_recall(book, copy_of("clinic"), "Destroyed")
    assert what_is_due(book).asking_back == ()


def test_what_an_echo_alone_gave_out_is_no_matter_of_the_echo_beside_it(witness: Witness) -> None:
    book = witness.casebook
    first = witness.tells("Fictional: she was nineteen.", "OrgA", consent=SHARED)
    one, other = (
        witness.tells(f"Fictional: told again by {name}.", name, consent=SHARED, derives_from=first.id)
        for name in ("OrgB", "OrgC")
    )
    hand_copy(book, one.id, recipient="clinic", language="ko", sha256="5" * 64)
    withdraw_consent(book, first.id, datetime.now(UTC))
    assert what_is_due(book).asking_back == tuple(sorted((first.id, one.id)))
    assert what_is_due(book, [other.id]).asking_back == ()


def test_letters_ask_for_what_is_still_to_be_asked(
    witness: Witness, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def drafted() -> tuple[list[str], int]:
        found = recall_letters(witness.casebook, source)
        return [each.recipient for each in found.drafts], found.settled

    chosen = argparse.Namespace(source=source, json=False)
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    record_recall(witness.casebook, copy_of("clinic"), "Sent")
    assert drafted() == (["clinic", "court"], 0)
    record_recall(witness.casebook, copy_of("clinic"), "Destroyed")
    assert drafted() == (["court"], 1)
    _letters(witness.casebook, chosen, "en")
    assert "refused: 1." in capsys.readouterr().out
    record_recall(witness.casebook, copy_of("court"), "Refused")
    assert drafted() == ([], 2)
    _letters(witness.casebook, chosen, "en")
    told = capsys.readouterr().out
    assert "refused: 2." in told
    assert "nobody outside" not in told
    copies = withdrawal_reach(witness.casebook, source).copies
    assert [(each.recipient, each.answer) for each in copies] == [
        ("clinic", "Destroyed"),
        ("court", "Refused"),
    ]
    record_recall(witness.casebook, copy_of("court"), "Sent")
    assert drafted() == (["court"], 1)


def test_nobody_answers_before_anybody_asks(witness: Witness, source: str) -> None:
    """Else whoever may release silences a withdrawal that is still to come."""
    for answer in ("Refused", "Destroyed", "Sent"):
        with pytest.raises(ChangedSince):
            record_recall(witness.casebook, copy_of("clinic"), answer)
    assert not Recall.objects.exists()
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    assert on_the_desk(witness, "clinic").recalled
    Recall.objects.create(copy_id=copy_of("clinic"), answer="Refused", at=BEFORE, by=DANA)
    assert on_the_desk(witness, "clinic").recalled, "an answer of an older casebook, from before she withdrew"
    assert len(recall_letters(witness.casebook, source).drafts) == 2


def test_no_number_of_newer_copies_takes_an_open_recall_off_the_desk(witness: Witness, source: str) -> None:
    other = witness.tells("Fictional: another one.", "OrgA", consent=SHARED)
    first = on_the_desk(witness, "court")
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    for _ in range(SHOWN):
        hand_copy(witness.casebook, other.id, recipient="clinic", language="ko", sha256="6" * 64)
    copies = look_over(witness.casebook).copies
    assert len(copies) == SHOWN
    assert [each.recalled for each in copies] == [True] * 2 + [False] * (SHOWN - 2)
    assert first.number in {each.number for each in copies}


def test_what_is_not_recorded(witness: Witness, source: str) -> None:
    with pytest.raises(UnknownTerm):
        record_recall(witness.casebook, copy_of("clinic"), "Lost")
    with pytest.raises(NoSuchItem):
        record_recall(witness.casebook, 999, "Sent")
    with pytest.raises(NotAllowed):
        record_recall(acting_as(witness.casebook, BEN), copy_of("clinic"), "Sent")
    assert not Recall.objects.exists()


def test_the_command_takes_copies_of_its_source_alone(
    witness: Witness, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (first, _) = withdrawal_reach(witness.casebook, source).copies
    other = witness.tells("Fictional: another.", "OrgA")
    given = {"number": first.number, "answer": "Sent", "json": False}
    unnumbered = argparse.Namespace(source=source, **{**given, "number": None})
    grant_role(witness.casebook, DANA, "reviewer")
    dana = acting_as(witness.casebook, DANA)
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    looks = AuditEntry.objects.filter(verb="withdrawal_reach").count()
    for wrong, error in (
        (argparse.Namespace(source=other.id, **given), NoSuchItem),
        (argparse.Namespace(source="S-NONE", **given), NoSuchItem),
        (unnumbered, BadValue),
    ):
        with pytest.raises(error):
            _recall(dana, wrong, "en")
    assert not Recall.objects.exists()
    _recall(dana, argparse.Namespace(source=source, **given), "en")
    made = Recall.objects.get()
    assert (made.copy_id, made.by) == (first.number, DANA)
    assert "goes on asking" in (said := capsys.readouterr().out)
    assert f"recall --number {first.number} --answer" in said
    assert AuditEntry.objects.filter(verb="withdrawal_reach").count() == looks, "nobody has looked"
    shown = argparse.Namespace(source=source, json=False, step="reach")
    _reach(witness.casebook, shown, "en")
    assert f"copy {first.number}: clinic, {source}; Asked, no answer yet" in capsys.readouterr().out
