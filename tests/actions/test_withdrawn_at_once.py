"""Withdrawing a release that is in the record, without the bundle: what is signed, noted and added to the ledger."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.actions.planned_rows import release
from tests.casebooks import acting_as
from tests.people import BEN, DANA

from bearwitness.actions.keeping.erase import REASONS
from bearwitness.actions.releases.export_ledger import export_ledger
from bearwitness.actions.releases.show_notice import show_notice
from bearwitness.actions.releases.withdraw_release import withdraw_release
from bearwitness.casebook import layout
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.ledger_lines import LedgerLine, ledger_lines
from bearwitness.casebook.models import AuditEntry, ReleaseWithdrawal
from bearwitness.domain.errors import BadValue
from bearwitness.release.bundle.withdrawal import NOTICE, withdrawal_in

NOBODYS = "R-" + "A" * 26


def noted(verb: str) -> list[dict[str, object]]:
    return [json.loads(each.detail) for each in AuditEntry.objects.filter(verb=verb).order_by("seq")]


def withdrawn_lines(casebook: Casebook) -> list[LedgerLine]:
    lines = ledger_lines((casebook.path / layout.LEDGER).read_bytes())
    return [each for each in lines if each is not None and each.withdrawn]


def test_only_what_the_record_says_is_withdrawn_is_signed(casebook: Casebook) -> None:
    one, other = release(casebook.actor), release(casebook.actor)
    for name in (one.id, NOBODYS):
        with pytest.raises(NoSuchItem):
            show_notice(casebook, name)
    files = withdraw_release(casebook, one.id, "Danger")
    assert show_notice(casebook, one.id) == files
    said = withdrawal_in(files[NOTICE])
    assert said is not None
    today = datetime.now(UTC).date().isoformat()
    assert (said.release, said.manifest, said.withdrawn) == (one.id, one.bundle_digest, today)
    with pytest.raises(NoSuchItem):
        show_notice(casebook, other.id)


@pytest.mark.parametrize("reason", REASONS)
def test_the_record_says_once_why_and_each_time_what(casebook: Casebook, reason: str) -> None:
    row = release(casebook.actor)
    for who in (casebook, acting_as(casebook, DANA)):
        withdraw_release(who, row.id, reason)
    assert noted("withdraw_release") == [
        {"digest": row.bundle_digest, "reason": reason},
        {"digest": row.bundle_digest, "again": True},
    ]
    assert ReleaseWithdrawal.objects.get().by == casebook.actor


def test_the_ledger_is_added_to_where_it_is_and_not_begun_where_it_is_not(casebook: Casebook) -> None:
    first, second = release(casebook.actor), release(casebook.actor)
    withdraw_release(casebook, first.id, "Danger")
    assert [each.release for each in withdrawn_lines(casebook)] == [first.id]
    (casebook.path / layout.LEDGER).unlink()
    withdraw_release(casebook, second.id, "Danger")
    assert not (casebook.path / layout.LEDGER).exists()
    export_ledger(casebook.path)
    assert {each.release for each in withdrawn_lines(casebook)} == {first.id, second.id}


def test_nothing_is_withdrawn_for_no_reason_or_by_who_may_not(casebook: Casebook) -> None:
    row = release(casebook.actor)
    for reason in ("", "because somebody asked"):
        with pytest.raises(BadValue):
            withdraw_release(casebook, row.id, reason)
    with pytest.raises(NoSuchItem):
        withdraw_release(casebook, NOBODYS, "Danger")
    with pytest.raises(NotAllowed):
        withdraw_release(acting_as(casebook, BEN), row.id, "Danger")
    assert not ReleaseWithdrawal.objects.exists()
