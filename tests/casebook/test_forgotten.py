"""What speaks for a casebook having forgotten, each by itself, and when two persons' word settles it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bearwitness.actions.errors import ReleasesForgotten
from bearwitness.actions.require_remembered import require_remembered
from bearwitness.casebook.forgotten import Forgotten, forgotten, something_lost
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.ledger_lines import LedgerLine
from bearwitness.casebook.models import AuditEntry, Continuation, Plan, ReleaseRow
from bearwitness.vault.anchor import read_anchors

NOW = datetime(2026, 11, 26, tzinfo=UTC)
DIGEST, OTHER = "5" * 64, "6" * 64


def released(name: str, manifest: str = DIGEST) -> None:
    about = {"digest": "d" * 64, "text": "", "contents": "c" * 64, "by": "Amina", "at": NOW}
    plan, _ = Plan.objects.get_or_create(id="L-1", defaults=about)
    ReleaseRow.objects.create(id=name, plan=plan, at=NOW, bundle_digest=manifest, snapshot="{}")


def said(
    *, restored: int = 0, lost: Sequence[str] = (), settled: bool = False, answer: str = "some"
) -> Continuation:
    return Continuation.objects.create(
        restored=restored, lost=list(lost), answer=answer, settled=settled, at=NOW, by="Amina"
    )


def ledger(casebook: Casebook, *lines: str) -> None:
    (casebook.path / "ledger.jsonl").write_text("".join(f"{each}\n" for each in lines))


def line(release: str, manifest: str = DIGEST) -> str:
    return json.dumps({"format": 1, "release": release, "manifest": manifest})


def anchored(casebook: Casebook, *lines: str) -> None:
    (casebook.path / "anchors.txt").write_text("".join(f"{each}\n" for each in lines))


def entries(number: int) -> list[str]:
    """Anchors of the first entries."""
    found = AuditEntry.objects.order_by("seq")[:number]
    return [f"{each.seq} {each.digest} 2026-11-26T00:00:00Z" for each in found]


@pytest.fixture
def fresh(casebook: Casebook) -> Casebook:
    """Nothing has left it, and its anchors are those of its making."""
    assert read_anchors(casebook.path / "anchors.txt")
    return casebook


def test_a_casebook_that_lost_nothing_is_settled(fresh: Casebook) -> None:
    found = forgotten(fresh)
    assert found == Forgotten(restored=0, lost=(), no_ledger=False, damaged=False, behind=False)
    assert (found.settled(), found.why(), require_remembered(fresh)) == (True, "", 0)
    released("R-1")
    ledger(fresh, line("R-1"))
    assert forgotten(fresh) == found


def test_each_doubt_is_found_by_itself(fresh: Casebook) -> None:
    released("R-1")
    (fresh.path / "ledger.jsonl").unlink(missing_ok=True)
    assert forgotten(fresh).why() == "ledger", "it is gone"
    ledger(fresh, line("R-1"), "{}")
    assert forgotten(fresh).why() == "ledger", "a line is none"
    ledger(fresh, line("R-3"), line("R-1"), line("R-2"))
    assert (forgotten(fresh).lost, forgotten(fresh).why()) == (("R-2", "R-3"), "releases")
    ledger(fresh, line("R-1", OTHER))
    assert forgotten(fresh).lost == ("R-1",), "another bundle of that name"
    ledger(fresh, line("R-1"))
    elsewhere = [LedgerLine(release="R-1", manifest=DIGEST), LedgerLine(release="R-9", manifest=DIGEST)]
    assert forgotten(fresh, elsewhere).lost == ("R-9",)
    for lines in ([], ["no anchor"], [*entries(1), f"2 {OTHER} 2026-11-26T00:00:00Z"]):
        anchored(fresh, *lines)
        assert forgotten(fresh).why() == "anchors", lines
        with pytest.raises(ReleasesForgotten):
            require_remembered(fresh)


def test_an_anchor_below_which_a_later_one_lies_must_be_held_too(fresh: Casebook) -> None:
    """So it looks when an older record was gone on with: its newest anchor is one of its own again."""
    first, second, third = entries(3)
    newer = f"900 {OTHER} 2026-11-26T00:00:00Z"
    anchored(fresh, first, second)
    assert not forgotten(fresh).behind
    anchored(fresh, newer, first)
    assert forgotten(fresh).behind
    anchored(fresh, newer, newer, first, second)
    assert forgotten(fresh).behind
    anchored(fresh, f"2 {OTHER} 2026-11-26T00:00:00Z", first, third)
    assert forgotten(fresh).behind, "gone on with, and by now beyond what it had been"
    anchored(fresh, f"1 {OTHER} 2026-11-26T00:00:00Z", second)
    assert not forgotten(fresh).behind, "the newest says all that an older one does"
    anchored(fresh, f"1 {OTHER} 2026-11-26T00:00:00Z", first)
    assert forgotten(fresh).behind, "two that name one entry are both told"


def test_two_persons_word_settles_just_what_they_spoke_of(fresh: Casebook) -> None:
    released("R-1")
    ledger(fresh, line("R-1"), line("R-2"))
    found = forgotten(fresh)
    said(lost=["R-2"])
    assert not found.settled()
    said(lost=["R-3"], settled=True)
    said(restored=7, lost=["R-2"], settled=True)
    assert not found.settled()
    last = said(lost=["R-2"], settled=True)
    assert found.settled()
    assert found.said().count() == 2
    assert found.open_words().count() == 2
    gone = Forgotten(restored=0, lost=("R-2",), no_ledger=True, damaged=False, behind=False)
    assert not gone.settled(), "nor does it bring a ledger back"
    assert not gone.open_words().exists()
    later = said(lost=["R-2"])
    assert later.pk > last.pk
    assert list(gone.open_words()) == [later]


def test_where_nobody_has_settled_anything_every_word_is_open(fresh: Casebook) -> None:
    said(lost=["R-2"])
    gone = Forgotten(restored=0, lost=("R-2",), no_ledger=True, damaged=False, behind=False)
    assert gone.open_words().count() == 1


@pytest.mark.parametrize("doubt", ["no_ledger", "damaged", "behind"])
def test_no_word_settles_a_ledger_or_an_anchor(fresh: Casebook, doubt: str) -> None:
    said(settled=True)
    plain = {"restored": 0, "lost": (), "no_ledger": False, "damaged": False, "behind": False}
    assert not Forgotten(**{**plain, doubt: True}).settled()  # type: ignore[arg-type]  # one of three
    assert Forgotten(**plain).settled()  # type: ignore[arg-type]  # by name


def test_that_it_was_put_back_is_the_last_entry_that_says_so(fresh: Casebook) -> None:
    newest = AuditEntry.objects.order_by("-seq").first()
    assert newest is not None
    for seq, verb in ((newest.seq + 1, "restore"), (newest.seq + 2, "restore"), (newest.seq + 3, "read")):
        AuditEntry.objects.create(
            seq=seq,
            at="2026-11-26T00:00:00Z",
            actor="Amina",
            verb=verb,
            object="",
            detail="",
            previous="",
            digest=f"{seq:064x}",
        )
    found = forgotten(fresh)
    assert (found.restored, found.why(), found.settled()) == (newest.seq + 2, "restored", False)
    said(restored=found.restored, settled=True)
    assert found.settled()
    assert require_remembered(fresh) == newest.seq + 2


def test_what_two_said_was_lost_stays_so(fresh: Casebook) -> None:
    said(settled=False)
    said(settled=True, answer="nothing")
    assert not something_lost()
    said(settled=True)
    assert something_lost()
