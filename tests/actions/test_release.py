"""From a plan to a bundle: two people, consent as it is now, and every figure opened."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.casebooks import acting_as
from tests.consents import RECORD
from tests.people import AMINA, BEN, CHIDI, DANA, EVE

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import AlreadyApproved, ChangedSince, NoOutFolder, NoSuchPlan, PlanOvertaken
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.releases import build_release as building
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.put_forward import put_forward
from bearwitness.actions.tabulate import tabulate
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.models import AuditEntry, Member, Plan, ReleaseRow
from bearwitness.cli.release import _wording as wording
from bearwitness.domain.messages import Language
from bearwitness.domain.release import Release
from bearwitness.domain.term import Term
from bearwitness.release.assembled import Assembled
from bearwitness.release.errors import (
    BadPlan,
    BundleExists,
    CopiesDisagree,
    EstimateWithoutLists,
    TooFewApprovers,
    WhollyWithheld,
)
from bearwitness.release.gate import assemble
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report import render_paper
from bearwitness.vault import audit
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.errors import NameTaken
from bearwitness.vault.keyring import Keyring

PLAN = """
title: {en: Fictional table, ko: 허구의 표, zh: 虚构的表}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [exploitation]}]
"""
MARRIAGE = Term(list="exploitation", code="ForcedMarriage")
LABOUR = Term(list="exploitation", code="ForcedLabour")


@pytest.fixture
def told(witness: Witness) -> list[str]:
    """Thirty women on two lists: eighteen with one form of exploitation, twelve with another."""
    sources = []
    for number in range(30):
        source = witness.tells(f"Fictional testimony {number}.", "OrgA" if number % 2 else "OrgB")
        witness.assesses(source)
        form = MARRIAGE if number < 18 else LABOUR
        witness.says(source, witness.person(), f"testimony {number}", role=SURVIVOR, exploitation=form)
        sources.append(source.id)
    return sources


def approved(witness: Witness) -> str:
    digest = propose_release(witness.casebook, PLAN)
    assert approve_release(witness.casebook, digest, seen_of(digest)) == 1
    assert approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest)) == 2
    return digest


def counts(out: Path) -> dict[str | None, int | None]:
    receipts = json.loads((out / "release" / "receipts.json").read_text("utf-8"))
    (table,) = receipts["release"]["tables"]
    return {cell["key"][0]: cell["count"] for cell in table["cells"]}


def test_two_people_and_a_bundle_that_holds(witness: Witness, told: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = build_release(witness.casebook, approved(witness), out)
    assert verify_bundle(out / "release", built.fingerprint).ok
    assert counts(out)["ForcedMarriage"] == 18
    assert counts(out)[None] == 30
    row = ReleaseRow.objects.get()
    assert row.id == built.release.id
    (line,) = (witness.casebook.path / "ledger.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["manifest"] == row.bundle_digest
    with pytest.raises(BundleExists):
        build_release(witness.casebook, built.release.plan, out)


def test_a_table_that_says_nothing_is_not_proposed_unasked(witness: Witness, tmp_path: Path) -> None:
    for number in range(3):
        source = witness.tells(f"Fictional testimony {number}.", "OrgA")
        witness.assesses(source)
        witness.says(source, witness.person(), f"testimony {number}", role=SURVIVOR, exploitation=MARRIAGE)
    assert check_release(witness.casebook, PLAN).silent == ("tables[0]",)
    with pytest.raises(WhollyWithheld):
        propose_release(witness.casebook, PLAN)
    assert not Plan.objects.exists()
    named = PLAN.replace("[exploitation]}", "[exploitation], may_be_withheld: true}")
    digest = propose_release(witness.casebook, named)
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    built = build_release(witness.casebook, digest, tmp_path)
    assert built.release.tables == ()
    assert len(built.release.refused) == 1


def test_what_a_plan_weakens_is_in_the_record(witness: Witness, told: list[str], tmp_path: Path) -> None:
    reason = "weaken: [{guard: few_sources, reason: {en: Why, ko: 이유, zh: 理由}}]"
    digest = propose_release(witness.casebook, f"{PLAN}{reason}\n")
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    build_release(witness.casebook, digest, tmp_path)
    for verb, times in (("propose_release", 1), ("approve_release", 2), ("build_release", 1)):
        entries = [json.loads(each.detail) for each in AuditEntry.objects.filter(verb=verb)]
        assert [each["weakened"] for each in entries] == [["few_sources"]] * times


def test_nothing_is_recorded_where_a_paper_says_another_number(
    witness: Witness, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault between page and paper stops the build, before the release is in the record or a file on the disk."""
    digest = approved(witness)

    def elsewhere(release: Release, page: str, figures: Mapping[str, bytes], language: Language) -> bytes:
        return render_paper(release, page.replace("2000", "2001"), figures, language)

    monkeypatch.setattr("bearwitness.release.bundle.bundle.render_paper", elsewhere)
    with pytest.raises(CopiesDisagree):
        build_release(witness.casebook, digest, tmp_path)
    assert not (tmp_path / "release").exists()
    assert not ReleaseRow.objects.exists()
    monkeypatch.undo()
    build_release(witness.casebook, digest, tmp_path)


@pytest.mark.parametrize("step", ["assemble", "draw_synthetic", "bundle_files", "require_copies"])
def test_who_withdraws_while_a_release_is_built_is_not_in_it(
    witness: Witness, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The gate, the draw and the papers take time, and what they let through was read before."""
    digest, real = approved(witness), getattr(building, step)

    def meanwhile(*given: object, **named: object) -> object:
        withdraw_consent(witness.casebook, told[0], datetime.now(UTC))
        return real(*given, **named)

    monkeypatch.setattr(building, step, meanwhile)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)
    assert not (tmp_path / "release").exists()
    assert not ReleaseRow.objects.exists()


def test_one_more_approval_while_a_release_is_built_does_not_stop_it(
    witness: Witness, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What synthetic data have cost would be lost by a yes too many."""
    digest = approved(witness)
    grant_role(witness.casebook, EVE, "team")
    third = acting_as(witness.casebook, EVE)

    def meanwhile(*given: object, **named: object) -> Assembled:
        approve_release(third, digest, seen_of(digest))
        return assemble(*given, **named)  # type: ignore[arg-type]  # whatever the action gives

    monkeypatch.setattr(building, "assemble", meanwhile)
    assert build_release(witness.casebook, digest, tmp_path).release.approvals == 2


def test_an_approval_that_stops_counting_while_a_release_is_built_stops_it(
    witness: Witness, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = approved(witness)

    def meanwhile(*given: object, **named: object) -> Assembled:
        Member.objects.filter(name=DANA).delete()
        return assemble(*given, **named)  # type: ignore[arg-type]  # whatever the action gives

    monkeypatch.setattr(building, "assemble", meanwhile)
    with pytest.raises(TooFewApprovers):
        build_release(witness.casebook, digest, tmp_path)
    assert not (tmp_path / "release").exists()
    assert not ReleaseRow.objects.exists()


def test_one_person_is_not_enough(witness: Witness, told: list[str], tmp_path: Path) -> None:
    digest = propose_release(witness.casebook, PLAN)
    approve_release(witness.casebook, digest, seen_of(digest))
    with pytest.raises(AlreadyApproved):
        approve_release(witness.casebook, digest, seen_of(digest))
    with pytest.raises(TooFewApprovers):
        build_release(witness.casebook, digest, tmp_path / "not yet")
    assert not (tmp_path / "not yet").exists(), "what is refused leaves nothing behind"
    assert not ReleaseRow.objects.exists()
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    build_release(witness.casebook, digest, tmp_path)


@pytest.mark.parametrize("who", [BEN, EVE])
def test_who_may_not_release(witness: Witness, told: list[str], tmp_path: Path, who: str) -> None:
    digest, other = approved(witness), acting_as(witness.casebook, who)
    refused: list[Callable[[], object]] = [
        lambda: propose_release(other, PLAN),
        lambda: check_release(other, PLAN),
        lambda: approve_release(other, digest, seen_of(digest)),
        lambda: build_release(other, digest, tmp_path),
    ]
    for attempt in refused:
        with pytest.raises(NotAllowed):
            attempt()
    assert not (tmp_path / "release").exists()


def test_a_plan_nobody_proposed(witness: Witness, tmp_path: Path) -> None:
    for attempt in (lambda: approve_release(witness.casebook, "0" * 64, seen_of("0" * 64)),
                    lambda: build_release(witness.casebook, "0" * 64, tmp_path)):  # fmt: skip
        with pytest.raises(NoSuchPlan):
            attempt()


def test_who_withdrew_is_not_in_the_next_release(witness: Witness, told: list[str], tmp_path: Path) -> None:
    digest = approved(witness)
    first = build_release(witness.casebook, digest, tmp_path / "first")
    for source in told[:14]:
        reach = withdraw_consent(witness.casebook, source, datetime.now(UTC))
        assert reach.releases == (first.release.id,)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path / "next")
    assert propose_release(witness.casebook, PLAN) == digest
    with pytest.raises(TooFewApprovers):
        build_release(witness.casebook, digest, tmp_path / "next")
    approved(witness)
    build_release(witness.casebook, digest, tmp_path / "next")
    found = counts(tmp_path / "next")
    # twelve are known from the first release: a total of sixteen would tell that four are left
    assert found["ForcedMarriage"] is None
    assert found[None] is None
    again = withdraw_consent(witness.casebook, told[0], datetime.now(UTC))
    assert again.releases == (first.release.id,)


def test_one_who_withdrew_does_not_show_between_two_releases(
    witness: Witness, told: list[str], tmp_path: Path
) -> None:
    build_release(witness.casebook, approved(witness), tmp_path / "first")
    withdraw_consent(witness.casebook, told[0], datetime.now(UTC))
    build_release(witness.casebook, approved(witness), tmp_path / "next")
    bundle = (tmp_path / "next" / "release" / "receipts.json").read_text("utf-8")
    shown = [cell["count"] for table in json.loads(bundle)["release"]["tables"] for cell in table["cells"]]
    assert 17 not in shown
    assert 29 not in shown


def test_a_look_ahead_lets_nothing_out(witness: Witness, told: list[str]) -> None:
    release = check_release(witness.casebook, PLAN).release
    assert release.approvals == 0
    assert release.tables[0].count("ForcedMarriage") == 18
    assert not ReleaseRow.objects.exists()


def test_every_cell_opens_to_its_sentences(witness: Witness, told: list[str]) -> None:
    table = tabulate(witness.casebook, ["exploitation"], "team")
    assert table.table.counts == {("ForcedLabour",): 12, ("ForcedMarriage",): 18}
    passages = table.open("ForcedLabour")
    assert {each.quote for each in passages} == {f"testimony {n}" for n in range(18, 30)}
    withdraw_consent(witness.casebook, told[-1], datetime.now(UTC))
    assert len(table.open("ForcedLabour")) == 11
    assert tabulate(witness.casebook, ["exploitation"], "team").table.counts["ForcedLabour",] == 11
    with pytest.raises(NotAllowed):
        tabulate(replace(witness.casebook, actor=EVE), ["exploitation"], "team")
    assert tabulate(acting_as(witness.casebook, AMINA), ["exploitation"], "team").open("OrganRemoval") == []


def test_a_plan_that_the_gate_refuses_is_not_proposed(witness: Witness) -> None:
    words = "{en: a, ko: 가, zh: 甲}"
    with pytest.raises(EstimateWithoutLists):
        propose_release(witness.casebook, PLAN + f"estimates: [{{frame: {words}}}]\n")
    with pytest.raises(BadPlan):
        propose_release(witness.casebook, PLAN.replace("2000/2020", "whenever"))
    assert not Plan.objects.exists()


ESTIMATE = "estimates: [{frame: {en: a, ko: 가, zh: 甲}}]\n"


def test_lists_of_which_nobody_is_known_to_be_on_two_give_no_estimate(
    witness: Witness, told: list[str]
) -> None:
    """Until somebody is coded as one person; then the plan is told on what that rests."""
    with pytest.raises(EstimateWithoutLists) as refused:
        check_release(witness.casebook, PLAN + ESTIMATE)
    assert "lists: linked" in refused.value.english()
    twice = witness.person()
    for organisation in ("OrgA", "OrgB"):
        source = witness.tells(f"Fictional: met by {organisation}.", organisation)
        witness.assesses(source)
        witness.says(source, twice, "met by", role=SURVIVOR, exploitation=MARRIAGE)
    (estimate,) = check_release(witness.casebook, PLAN + ESTIMATE).release.estimates
    assert any("rests on coding alone" in each.en for each in estimate.cautions)


def test_check_warns_on_what_the_same_person_rests() -> None:
    (warning,) = wording((PLAN + ESTIMATE).encode(), "en")
    assert "rests on coding alone" in warning
    assert wording(PLAN.encode(), "en") == []


def test_a_file_where_the_folder_should_be(witness: Witness, told: list[str], tmp_path: Path) -> None:
    digest = approved(witness)
    (tmp_path / "file").write_text("here")
    with pytest.raises(NoOutFolder):
        build_release(witness.casebook, digest, tmp_path / "file")
    assert not ReleaseRow.objects.exists()


def test_a_keyholder_is_added_once(witness: Witness) -> None:
    new = "another seven words of a person"
    founder = acting_as(witness.casebook, AMINA)
    add_keyholder(founder, CHIDI, new, ["reviewer"], CHEAPEST)
    with pytest.raises(NameTaken):
        add_keyholder(founder, CHIDI, new, ["team"], CHEAPEST)
    assert list(Member.objects.filter(name=CHIDI).values_list("role", flat=True)) == ["reviewer"]
    with pytest.raises(NotAllowed):
        add_keyholder(acting_as(witness.casebook, BEN), EVE, new, ["team"], CHEAPEST)


def test_approvals_are_for_what_was_seen(witness: Witness, told: list[str], tmp_path: Path) -> None:
    digest = approved(witness)
    build_release(witness.casebook, digest, tmp_path / "first")
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path / "again")
    approved(witness)
    for number in range(12):
        source = witness.tells(f"Another testimony {number}.", "OrgA")
        witness.assesses(source)
        witness.says(source, witness.person(), "Another", role=SURVIVOR, exploitation=LABOUR)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path / "again")
    with pytest.raises(PlanOvertaken):
        approve_release(witness.casebook, digest, seen_of(digest))


def test_a_narrowed_consent_overtakes_a_plan(witness: Witness, told: list[str], tmp_path: Path) -> None:
    digest = approved(witness)
    record_consent(witness.casebook, told[0], RECORD)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)


def test_who_lost_the_right_has_not_approved(witness: Witness, told: list[str], tmp_path: Path) -> None:
    digest = approved(witness)
    Member.objects.filter(name=DANA).delete()
    with pytest.raises(TooFewApprovers):
        build_release(witness.casebook, digest, tmp_path)


def test_the_ledger_catches_up(witness: Witness, told: list[str], tmp_path: Path) -> None:
    ledger = witness.casebook.path / "ledger.jsonl"
    build_release(witness.casebook, approved(witness), tmp_path / "first")
    ledger.write_text('{"format": 1, "rel')
    build_release(witness.casebook, approved(witness), tmp_path / "next")
    lines = [json.loads(line) for line in ledger.read_text("utf-8").splitlines()]
    assert {each["release"] for each in lines} == {row.id for row in ReleaseRow.objects.all()}


@pytest.mark.parametrize("name", ["Dana", "DANA", "\uff44ana"])
def test_no_keyholder_looks_like_another(witness: Witness, name: str) -> None:
    new = "another seven words of a person"
    add_keyholder(witness.casebook, DANA, new, ["reviewer"], CHEAPEST)
    with pytest.raises(NameTaken):
        add_keyholder(witness.casebook, name, new, ["reviewer"], CHEAPEST)
    assert hashlib.sha256(DANA.encode()).hexdigest() in AuditEntry.objects.get(verb="add_keyholder").detail


def test_nobody_is_added_whom_the_log_does_not_know(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            add_keyholder(witness.casebook, CHIDI, "another seven words", ["reviewer"], CHEAPEST)
    assert CHIDI not in Keyring.load(witness.casebook.path / "keyring.json").keyholders()


def test_who_puts_forward_says_yes_only_to_what_she_was_shown(witness: Witness, told: list[str]) -> None:
    seen = check_release(witness.casebook, PLAN).mark
    withdraw_consent(witness.casebook, told[0], datetime.now(UTC))
    for stale in (seen, ""):
        with pytest.raises(ChangedSince):
            put_forward(witness.casebook, PLAN, stale)
    assert not Plan.objects.exists()
    put_forward(witness.casebook, PLAN, check_release(witness.casebook, PLAN).mark)
    (row,) = Plan.objects.all()
    assert [each.by for each in row.approvals.all()] == [witness.casebook.actor]
