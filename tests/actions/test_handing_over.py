"""A dossier of one testimony, handed over: what two must have said, what is kept, and what a full disk leaves."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.actions.conftest import DEBT, Witness
from tests.actions.planned_rows import HEAD, TABLE
from tests.actions.seen import seen_of
from tests.actions.test_dossier import COURT, SHARED, plan
from tests.casebooks import acting_as
from tests.people import DANA

from bearwitness.actions.errors import NoSuchPlan, NotWritten
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.hand_dossier import hand_dossier
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.models import AuditEntry, HandedCopy
from bearwitness.release.errors import TooFewApprovers


@pytest.fixture
def agreed(witness: Witness) -> str:
    """Digest of a dossier to which one person has said yes."""
    source, person = witness.tells("She says they held her.", "OrgA", SHARED), witness.person()
    witness.says(source, person, "they held her", control_method=DEBT)
    witness.assesses(source)
    digest = propose_release(witness.casebook, plan(person))
    assert approve_release(witness.casebook, digest, seen_of(digest)) == 1
    return digest


def second(witness: Witness, digest: str) -> None:
    assert approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest)) == 2


def test_one_yes_hands_nothing_over_and_two_do(witness: Witness, agreed: str, tmp_path: Path) -> None:
    out = tmp_path / "new"
    with pytest.raises(TooFewApprovers) as caught:
        hand_dossier(witness.casebook, agreed, out)
    assert caught.value.details == {"needed": 2, "number": 1}
    assert not out.exists()
    assert not HandedCopy.objects.exists()
    second(witness, agreed)
    handed = hand_dossier(witness.casebook, agreed, out)
    sealed = handed.path.read_bytes()
    assert (handed.sources, handed.sha256) == (1, hashlib.sha256(sealed).hexdigest())
    assert [each.name for each in out.iterdir()] == [handed.path.name]
    copy = HandedCopy.objects.get()
    assert (copy.recipient, copy.language, copy.sha256) == (COURT, "en", handed.sha256)
    entry = AuditEntry.objects.filter(verb="hand_dossier").latest("seq")
    assert entry.object in handed.path.name
    assert json.loads(entry.detail) == {"digest": handed.sha256, "sources": 1}


def test_a_release_and_what_nobody_proposed_are_no_dossier(witness: Witness, tmp_path: Path) -> None:
    for digest in (propose_release(witness.casebook, HEAD + TABLE), "0" * 64):
        with pytest.raises(NoSuchPlan):
            hand_dossier(witness.casebook, digest, tmp_path)


def test_a_disk_that_is_full_leaves_no_part_of_it_and_the_copy_stays_on_record(
    witness: Witness, agreed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can say how much of it somebody has read: it can be asked back."""
    second(witness, agreed)
    out = tmp_path / "new"
    write = Path.write_bytes

    def part(path: Path, content: bytes) -> int:
        if path.parent != out:
            return write(path, content)
        write(path, content[:10])
        raise OSError("full")

    monkeypatch.setattr(Path, "write_bytes", part)
    with pytest.raises(NotWritten):
        hand_dossier(witness.casebook, agreed, out)
    assert list(out.iterdir()) == []
    assert HandedCopy.objects.count() == 1


def test_where_nothing_could_be_begun_nothing_is_taken_away(
    witness: Witness, agreed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second(witness, agreed)
    write = Path.write_bytes

    def refused(path: Path, content: bytes) -> int:
        if path.parent != tmp_path / "new":
            return write(path, content)
        raise OSError("read-only")

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(NotWritten):
        hand_dossier(witness.casebook, agreed, tmp_path / "new")
