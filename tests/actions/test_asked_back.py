"""What is asked back: each reason for which something may not leave any more, by itself and beside another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.planned_rows import COURT, DOSSIER, HEAD, IMAGE, TABLE, WORDS, release
from tests.actions.test_image_release import kept
from tests.attacks.test_a19_metadata import drawing
from tests.consents import OPEN

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.releases.asked_back import AskedBack, left_at, left_with
from bearwitness.casebook.closings import Left
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import HandedCopy, Passage, ReleaseRow, ReleaseWithdrawal, Source
from bearwitness.domain.answer import NO, YES
from bearwitness.domain.consent import Consent
from bearwitness.release.planning.dossier_plan import read_plan

TOLD = "they said I owed them"
LINKED = f"{{frame: {WORDS}, lists: linked}}"
RECORDED = f"{{frame: {WORDS}}}"
BEFORE = timedelta(hours=1)


def quoting(*passages: str) -> str:
    return f"quotes: [{', '.join(f'{{passage: {each}}}' for each in passages)}]\n"


def copy_of(row: ReleaseRow) -> HandedCopy:
    """Somebody has it."""
    return HandedCopy.objects.create(
        release=row, recipient="clinic", language="ko", sha256="5" * 64, at=datetime.now(UTC), by="amina"
    )


def since(casebook: Casebook, row: ReleaseRow) -> datetime | None:
    return AskedBack(casebook, "look_over", row.at).since(copy_of(row))


def closed(casebook: Casebook, row: ReleaseRow) -> int:
    return AskedBack(casebook, "look_over", row.at).closed(row, read_plan(row.plan.text))


@pytest.fixture
def passage(witness: Witness) -> str:
    """Words that may be quoted."""
    source = witness.tells(f"Then {TOLD}, and I stayed.", "OrgA")
    witness.assesses(source)
    witness.says(source, witness.person(), TOLD, role=SURVIVOR)
    found = Passage.objects.get(text__source=source.id).id
    record_consent(witness.casebook, source.id, allowing(found))
    return found


def allowing(passage: str) -> Consent:
    return replace(OPEN, passages={passage: {"quote": YES}})


def withdrawn(row: ReleaseRow, at: datetime) -> None:
    ReleaseWithdrawal.objects.create(release=row, reason="Danger", at=at, by="amina")


@pytest.mark.parametrize("text", [TABLE, TABLE + COURT, f"estimates: [{RECORDED}]\n", DOSSIER])
def test_what_closed_nowhere_is_not_asked_back(casebook: Casebook, text: str) -> None:
    """No lists were linked, and nothing of it rests on linked ones."""
    row = release(casebook.actor, text if text == DOSSIER else HEAD + text)
    assert since(casebook, row) is None
    assert closed(casebook, row) == 0
    back = AskedBack(casebook, "look_over", row.at)
    assert not back.lists_closed(row, read_plan(row.plan.text))
    assert back.called_back(row) == ""


def test_an_estimate_from_lists_of_which_nothing_is_known_any_more_is_asked_back_from_the_start(
    casebook: Casebook,
) -> None:
    row = release(casebook.actor, f"{HEAD}estimates: [{LINKED}]\n")
    assert AskedBack(casebook, "look_over", row.at).lists_closed(row, read_plan(row.plan.text))
    assert since(casebook, row) == row.at


def test_a_withdrawn_release_is_asked_back_from_when_it_was_withdrawn(casebook: Casebook) -> None:
    row, at = release(casebook.actor), datetime.now(UTC) + timedelta(minutes=1)
    withdrawn(row, at)
    assert since(casebook, row) == at
    assert AskedBack(casebook, "look_over", row.at).called_back(row) == at.date().isoformat()


def test_of_two_reasons_the_later_counts(casebook: Casebook) -> None:
    """Whoever has answered for the first is asked again."""
    row = release(casebook.actor, f"{HEAD}estimates: [{LINKED}]\n", datetime.now(UTC) - BEFORE)
    withdrawn(row, datetime.now(UTC))
    assert since(casebook, row) == ReleaseWithdrawal.objects.get().at


def test_quotes_and_images_that_may_not_be_shown_are_counted_each(casebook: Casebook) -> None:
    """Whatever the reason: these are not there."""
    for what, number in ((quoting("N-ONE", "N-TWO"), 2), (IMAGE, 1), (quoting("N-ONE", "N-TWO") + IMAGE, 3)):
        row = release(casebook.actor, HEAD + what)
        assert closed(casebook, row) == number
        assert since(casebook, row) == row.at


def test_an_image_that_may_be_shown_stays(witness: Witness) -> None:
    source = kept(witness, drawing())
    row = release(witness.casebook.actor, HEAD + IMAGE.replace("S-NONE", source))
    assert (since(witness.casebook, row), closed(witness.casebook, row)) == (None, 0)
    Source.objects.filter(id=source).update(licence="")
    assert (since(witness.casebook, row), closed(witness.casebook, row)) == (row.at, 1)


def test_words_are_asked_back_from_when_she_took_them_back(witness: Witness, passage: str) -> None:
    casebook = witness.casebook
    row = release(casebook.actor, HEAD + quoting(passage))
    back = AskedBack(casebook, "look_over", row.at)
    assert back.open_quotes(read_plan(row.plan.text)) == {passage}
    assert (since(casebook, row), closed(casebook, row)) == (None, 0)
    before = datetime.now(UTC)
    source = Passage.objects.get().text.source_id
    record_consent(casebook, source, replace(OPEN, passages={passage: {"quote": NO}}))
    at = since(casebook, row)
    assert at is not None
    assert before <= at <= datetime.now(UTC)
    assert closed(casebook, row) == 1


def test_a_copy_of_a_source_is_asked_back_anew_for_each_reason(witness: Witness) -> None:
    casebook = witness.casebook
    source = witness.tells("Fictional: told.", "OrgA", replace(OPEN, shares={"clinic": YES}))
    given = {"recipient": "clinic", "language": "ko", "sha256": "5" * 64, "by": casebook.actor}
    copy = HandedCopy.objects.create(source_id=source.id, at=datetime.now(UTC), **given)
    assert left_at(copy) == copy.at
    assert AskedBack(casebook, "look_over", copy.at).since(copy) is None
    record_consent(casebook, source.id, OPEN)
    first = AskedBack(casebook, "look_over", copy.at).since(copy)
    assert first is not None
    withdraw_consent(casebook, source.id, datetime.now(UTC))
    then = AskedBack(casebook, "look_over", copy.at).since(copy)
    assert then is not None
    assert then > first


def test_a_copy_of_a_release_left_when_the_release_did(casebook: Casebook) -> None:
    """Consents were asked then, and not when somebody was given one more copy."""
    row = release(casebook.actor, at=datetime.now(UTC) - BEFORE)
    assert left_at(copy_of(row)) == row.at


def test_what_goes_out_with_a_plan() -> None:
    court = "Fictional Court"
    assert left_with(read_plan(DOSSIER)) == Left(recipient=court)
    assert left_with(read_plan(HEAD + TABLE)) == Left()
    whole = read_plan(HEAD + TABLE + COURT + quoting("N-ONE") + IMAGE)
    assert left_with(whole) == Left(recipient=court, quoted=("N-ONE",), pictured=("S-NONE",))
    invented = read_plan(f"{HEAD}synthetic: {{columns: [sex, outcome], epsilon: 1.0}}\n")
    assert left_with(invented) == Left(invented=True)
