"""A release that is withdrawn is closed by one person and for good, and stays in every comparison."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from tests.actions.conftest import Witness
from tests.actions.test_release import PLAN, approved, told
from tests.casebooks import acting_as
from tests.people import BEN, DANA

from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.kept_bundles import build_kept, handed_out, kept_release
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.show_notice import show_notice
from bearwitness.actions.releases.withdraw_release import withdraw_release
from bearwitness.actions.releases.write_notice import write_notice
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.fixity import check_fixity_of
from bearwitness.casebook.forgotten import forgotten
from bearwitness.casebook.ledger_lines import LedgerLine, ledger_lines
from bearwitness.casebook.models import AuditEntry, ReleaseRow, ReleaseWithdrawal
from bearwitness.casebook.withdrawn_releases import withdrawn_releases
from bearwitness.domain.errors import BadValue
from bearwitness.release.bundle.withdrawal import NOTICE, withdrawal_in
from bearwitness.release.errors import BundleExists, ReleaseWithdrawn
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.verify import verify_bundle

__all__ = ["told"]


def today() -> str:
    return datetime.now(UTC).date().isoformat()


@pytest.fixture
def kept(witness: Witness, told: list[str]) -> str:
    """A release that stands beside the casebook."""
    return build_kept(witness.casebook, approved(witness)).release.id


def ledger(witness: Witness) -> Path:
    return witness.casebook.path / "ledger.jsonl"


def bundle_of(witness: Witness) -> Path:
    (folder,) = witness.casebook.path.with_suffix(".releases").glob("*/release")
    return folder


def test_one_person_closes_it_and_whoever_checks_it_is_told(
    witness: Witness, kept: str, tmp_path: Path
) -> None:
    casebook = witness.casebook
    assert handed_out(casebook, kept).files
    files = withdraw_release(casebook, kept, "Danger")
    notice = write_notice(files, tmp_path / "notice")
    assert verify_bundle(bundle_of(witness), notice=notice).withdrawn == today()
    with pytest.raises(ReleaseWithdrawn) as refused:
        handed_out(casebook, kept)
    assert refused.value.details == {"date": today()}
    shown = kept_release(casebook, kept)
    assert (shown.called_back, shown.shut, shown.closed) == (today(), True, 0)
    assert shown.release().tables, "inside it can be read"
    (line,) = look_over(casebook).releases
    assert line.called_back == today()


def test_the_reason_stays_in_the_record(witness: Witness, kept: str) -> None:
    files = withdraw_release(witness.casebook, kept, "Withdrawn")
    said = withdrawal_in(files[NOTICE])
    assert said is not None
    row = ReleaseRow.objects.get()
    assert (said.release, said.manifest) == (kept, row.bundle_digest)
    last = ledger(witness).read_text("utf-8").splitlines()[-1]
    assert json.loads(last) == {
        "format": 1,
        "release": kept,
        "withdrawn": today(),
        "manifest": row.bundle_digest,
    }
    entry = AuditEntry.objects.get(verb="withdraw_release")
    assert (entry.object, json.loads(entry.detail)["reason"]) == (kept, "Withdrawn")
    row_of = ReleaseWithdrawal.objects.get()
    assert (row_of.reason, row_of.by) == ("Withdrawn", witness.casebook.actor)


def test_once_is_for_good(witness: Witness, kept: str, tmp_path: Path) -> None:
    """Again it is the same notice, with the first reason; the database refuses to take it back."""
    casebook = witness.casebook
    files = withdraw_release(casebook, kept, "Mistake")
    lines = ledger(witness).read_bytes()
    assert withdraw_release(acting_as(casebook, DANA), kept, "Danger") == files
    assert show_notice(casebook, kept) == files
    assert ReleaseWithdrawal.objects.get().reason == "Mistake"
    assert ledger(witness).read_bytes() == lines
    write_notice(files, tmp_path)
    write_notice(files, tmp_path)
    with pytest.raises(BundleExists):
        write_notice({**files, NOTICE: b"another"}, tmp_path)
    for change in ("DELETE FROM release_withdrawal", "UPDATE release_withdrawal SET reason = 'Danger'"):
        with pytest.raises(DatabaseError, match="only added"), connection.cursor() as cursor:
            cursor.execute(change)


def test_who_may_not_release_withdraws_nothing(witness: Witness, kept: str) -> None:
    casebook = witness.casebook
    grant_role(casebook, BEN, "analyst")
    ben = acting_as(casebook, BEN)
    with pytest.raises(NotAllowed):
        withdraw_release(ben, kept, "Danger")
    with pytest.raises(NotAllowed):
        show_notice(ben, kept)
    for wrong in ("", "because somebody asked"):
        with pytest.raises(BadValue):
            withdraw_release(casebook, kept, wrong)
    with pytest.raises(NoSuchItem):
        withdraw_release(casebook, "R-" + "A" * 26, "Danger")
    with pytest.raises(NoSuchItem):
        show_notice(casebook, kept)
    assert handed_out(casebook, kept).files


def test_copies_of_it_are_to_be_asked_back(witness: Witness, kept: str) -> None:
    casebook = witness.casebook
    hand_copy(casebook, kept, recipient="clinic", language="ko", sha256="5" * 64)
    (before,) = look_over(casebook).copies
    withdraw_release(casebook, kept, "Danger")
    (after,) = look_over(casebook).copies
    assert (before.recalled, after.recalled) == (False, True)


def test_later_releases_are_compared_with_it_as_before(witness: Witness, kept: str) -> None:
    plan = Plan.from_yaml(PLAN)
    before = gather_release(witness.casebook, "check_release", plan)
    withdraw_release(witness.casebook, kept, "Mistake")
    after = gather_release(witness.casebook, "check_release", plan)
    assert [each.release for each in after.earlier] == [kept]
    assert after.digest() == before.digest()


def test_a_casebook_that_forgot_it_is_told_by_the_ledger(witness: Witness, kept: str) -> None:
    """As one that was put back from a copy of before; a line of another manifest says nothing."""
    casebook = witness.casebook
    manifest = ReleaseRow.objects.get().bundle_digest
    lines = ledger(witness).read_text("utf-8")
    for digest, day in (("0" * 64, ""), (manifest, "2026-11-25")):
        said = {"format": 1, "release": kept, "withdrawn": "2026-11-25", "manifest": digest}
        ledger(witness).write_text(lines + json.dumps(said) + "\n", "utf-8")
        assert withdrawn_releases(casebook).get(kept, "") == day
    assert forgotten(casebook).settled()
    assert check_fixity_of(casebook) == []
    with pytest.raises(ReleaseWithdrawn):
        handed_out(casebook, kept)
    shown = kept_release(casebook, kept)
    assert (shown.called_back, shown.noticed) == ("2026-11-25", False)
    with pytest.raises(NoSuchItem):
        show_notice(casebook, kept)
    files = withdraw_release(casebook, kept, "Danger")
    found = withdrawal_in(files[NOTICE])
    assert found is not None
    assert found.withdrawn == today(), "whoever can write to the ledger has nothing signed"
    assert kept_release(casebook, kept).noticed


@pytest.mark.parametrize("day", ["", "soon", "20261125", 7, None])
def test_a_line_of_the_ledger_without_a_day_is_none(day: object) -> None:
    line = json.dumps({"release": "R-1", "manifest": "5", "withdrawn": day}).encode() + b"\n"
    assert ledger_lines(line) == [None]
    right = b'{"release": "R-1", "manifest": "5", "withdrawn": "2026-11-25"}\n'
    assert ledger_lines(right) == [LedgerLine(release="R-1", manifest="5", withdrawn="2026-11-25")]


def test_a_ledger_that_is_gone_is_not_begun_anew(witness: Witness, kept: str) -> None:
    """Closing waits for nobody, and takes no doubt away that two persons have to settle."""
    ledger(witness).unlink()
    withdraw_release(witness.casebook, kept, "Danger")
    assert not ledger(witness).exists()
    assert forgotten(witness.casebook).no_ledger
    assert withdrawn_releases(witness.casebook) == {kept: today()}
