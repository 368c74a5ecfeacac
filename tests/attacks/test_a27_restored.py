"""A27, A29: a casebook that was put back, or that lost what it held, releases nothing unseen by two."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import NoReturn

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.actions.test_release import LABOUR, MARRIAGE, PLAN
from tests.attacks.test_a36_every_action import RecordFails
from tests.casebooks import PASSPHRASE, acting_as, template, unlocked
from tests.linking.conftest import marked, put
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.consents.survivor_copy import survivor_words
from bearwitness.actions.errors import BadEntry, PlanOvertaken, ReleasesForgotten
from bearwitness.actions.keeping.back_up import back_up
from bearwitness.actions.keeping.restore import restore
from bearwitness.actions.linking.hand_counts import hand_counts
from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_dossier import check_dossier
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.continue_releases import continue_releases
from bearwitness.actions.releases.export_ledger import export_ledger
from bearwitness.actions.releases.kept_bundles import build_kept, handed_out, kept_release
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.fixity import check_fixity_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Continuation, ReleaseRow, Source, Subject
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.messages import LANGUAGES, message
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.errors import BudgetSpent
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.vault import audit
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import PrivateKey

__all__ = ["template"]


def by_passphrase(keyring: Keyring, name: str) -> DataKeys:
    return keyring.unlock(name, PASSPHRASE)


@contextmanager
def opened(path: Path) -> Iterator[Casebook]:
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        yield casebook


def agreed(casebook: Casebook) -> str:
    digest = propose_release(casebook, PLAN)
    approve_release(casebook, digest, seen_of(digest))
    approve_release(acting_as(casebook, DANA), digest, seen_of(digest))
    return digest


@dataclass(frozen=True, kw_only=True)
class World:
    """A casebook from which two releases left, and its backup from between them."""

    folder: Path
    backup: Path
    first: str
    second: str


@pytest.fixture(scope="module")
def world(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> World:
    base = tmp_path_factory.mktemp("put-back")
    folder = Path(shutil.copytree(template[0], base / "field.casebook"))
    with opened(folder) as casebook:
        witness = Witness(casebook=casebook)
        for number in range(30):
            source = witness.tells(f"Fictional testimony {number}.", "OrgA" if number % 2 else "OrgB")
            witness.assesses(source)
            form = MARRIAGE if number < 18 else LABOUR
            witness.says(source, witness.person(), f"testimony {number}", role=SURVIVOR, exploitation=form)
        first = build_release(casebook, agreed(casebook), base / "first").release.id
        back_up(casebook, base / "backup")
        second = build_release(casebook, agreed(casebook), base / "second").release.id
    return World(folder=folder, backup=base / "backup", first=first, second=second)


def put_back(world: World, folder: Path) -> Path:
    restore(world.backup, folder / "again.casebook", AMINA, by_passphrase)
    return folder / "again.casebook"


def ledger_of(world: World) -> bytes:
    return (world.folder / "ledger.jsonl").read_bytes()


def refuses_all(casebook: Casebook, out: Path) -> None:
    """Nothing is checked, proposed, approved or built; the desk says why."""
    digest = casebook_plan()
    for attempt in (
        lambda: check_release(casebook, PLAN),
        lambda: propose_release(casebook, PLAN),
        lambda: approve_release(casebook, digest, seen_of(digest)),
        lambda: build_release(casebook, digest, out),
    ):
        with pytest.raises(ReleasesForgotten):
            attempt()
    assert isinstance(look_over(casebook).blocked, ReleasesForgotten)
    assert not (out / "release").exists()


def casebook_plan() -> str:
    return Plan.from_yaml(PLAN).digest()


def test_a_restored_casebook_releases_nothing_until_two_have_said_what_left(
    world: World, tmp_path: Path
) -> None:
    with opened(put_back(world, tmp_path)) as casebook:
        dana = acting_as(casebook, DANA)
        before = ReleaseRow.objects.count()
        refuses_all(casebook, tmp_path)
        assert ReleaseRow.objects.count() == before
        assert continue_releases(casebook, b"", "nothing").answer == ""
        assert continue_releases(casebook, b"", "nothing").answer == "", "one person twice is one"
        with pytest.raises(NotAllowed):
            continue_releases(acting_as(casebook, BEN), b"", "nothing")
        assert continue_releases(dana, b"", "some").answer == "", "another answer is not the same word"
        refuses_all(casebook, tmp_path)
        assert continue_releases(dana, b"", "nothing").answer == "nothing"
        with pytest.raises(PlanOvertaken):
            build_release(casebook, casebook_plan(), tmp_path)
        built = build_release(casebook, agreed(casebook), tmp_path)
        assert not built.release.uncompared
        assert Continuation.objects.filter(settled=True).count() == 1


def test_what_the_newest_ledger_names_is_lost_and_every_later_page_says_so(
    world: World, tmp_path: Path
) -> None:
    with opened(put_back(world, tmp_path)) as casebook:
        dana = acting_as(casebook, DANA)
        with pytest.raises(BadValue):
            continue_releases(casebook, ledger_of(world), "nothing")
        assert not Continuation.objects.exists()
        assert continue_releases(casebook, ledger_of(world), "some").lost == (world.second,)
        refuses_all(casebook, tmp_path)
        found = continue_releases(dana, b"", "some")
        assert (found.lost, found.answer) == ((world.second,), "some")
        assert check_release(casebook, PLAN).release.uncompared
        built = build_release(casebook, agreed(casebook), tmp_path)
        assert built.release.uncompared
        folder = tmp_path / "release"
        checked = verify_bundle(folder, built.fingerprint)
        assert checked.ok
        assert "uncompared" in checked.warnings
        for language in LANGUAGES:
            name = "index.html" if language == "en" else f"index.{language}.html"
            page = (folder / name).read_text("utf-8")
            assert message("report.uncompared", language) in unescape(page)
        told = [json.loads(line)["release"] for line in ledger_lines_of(casebook)]
        assert set(told) == {world.first, world.second, built.release.id}
        assert check_fixity_of(casebook) == []
        back_up(casebook, tmp_path / "next-backup")


def ledger_lines_of(casebook: Casebook) -> list[str]:
    return (casebook.path / "ledger.jsonl").read_text("utf-8").splitlines()


def test_one_person_alone_does_not_silence_the_audit(world: World, tmp_path: Path) -> None:
    with opened(put_back(world, tmp_path)) as casebook:
        continue_releases(casebook, ledger_of(world), "some")
        assert [each.code for each in check_fixity_of(casebook)] == ["ledger_extra"]


def test_no_more_synthetic_data_once_its_cost_may_be_forgotten(world: World, tmp_path: Path) -> None:
    invented = PLAN.replace(
        "tables: [{by: [exploitation]}]", "synthetic: {columns: [sex, means], epsilon: 1}"
    )
    with opened(put_back(world, tmp_path)) as casebook:
        for each in (casebook, acting_as(casebook, DANA)):
            continue_releases(each, b"", "some")
        with pytest.raises(BudgetSpent):
            check_release(casebook, invented)
        with pytest.raises(BudgetSpent):
            propose_release(casebook, invented)


def test_an_older_database_under_newer_anchors_releases_nothing(world: World, tmp_path: Path) -> None:
    """Also once somebody has gone on with it, so that the newest anchor is one of its own again."""
    old = put_back(world, tmp_path)
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    shutil.copy(old / "casebook.db", path / "casebook.db")
    (path / "ledger.jsonl").write_bytes((old / "ledger.jsonl").read_bytes())
    with opened(path) as casebook:
        for _ in range(2):
            with pytest.raises(ReleasesForgotten) as refusal:
                check_release(casebook, PLAN)
            assert "anchors" in refusal.value.english()
            look_over(casebook)
        with pytest.raises(ReleasesForgotten):
            continue_releases(casebook, ledger_of(world), "some")


def test_a_ledger_that_names_more_than_the_database_holds_stops_everything(
    world: World, tmp_path: Path
) -> None:
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    line = {"format": 1, "release": new_identifier("R"), "manifest": "5" * 64}
    with (path / "ledger.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")
    with opened(path) as casebook:
        refuses_all(casebook, tmp_path)


def test_a_line_that_is_made_up_is_named_with_who_brought_it_and_can_be_taken_out(
    world: World, tmp_path: Path
) -> None:
    """It stops everything as a true one would; nobody has to say that something left which never did."""
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    line = {"format": 1, "release": new_identifier("R"), "manifest": "5" * 64}
    kept = (path / "ledger.jsonl").read_bytes()
    with opened(path) as casebook:
        assert continue_releases(casebook, json.dumps(line).encode(), "some").answer == ""
        refuses_all(casebook, tmp_path)
        entry = AuditEntry.objects.get(verb="continue_releases")
        assert (entry.actor, json.loads(entry.detail)["lost"]) == (AMINA, [line["release"]])
        (path / "ledger.jsonl").write_bytes(kept)
        assert not check_release(casebook, PLAN).release.uncompared


def test_a_missing_or_garbled_ledger_stops_everything(world: World, tmp_path: Path) -> None:
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    (path / "ledger.jsonl").unlink()
    with opened(path) as casebook:
        refuses_all(casebook, tmp_path)
        for each in (casebook, acting_as(casebook, DANA)):
            continue_releases(each, b"", "nothing")
        told = [json.loads(line)["release"] for line in ledger_lines_of(casebook)]
        assert sorted(told) == sorted([world.first, world.second])
        assert check_release(casebook, PLAN).release.approvals == 0
        (path / "ledger.jsonl").write_bytes(b"{}\n" + ledger_of(world))
        refuses_all(casebook, tmp_path)
        with pytest.raises(ReleasesForgotten):
            continue_releases(casebook, ledger_of(world), "nothing")


def test_a_ledger_that_is_gone_again_needs_two_again(world: World, tmp_path: Path) -> None:
    """What was said of the first time does not count for the second; nor does a ledger that one person brings."""
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    brought = ledger_of(world)
    with opened(path) as casebook:
        dana = acting_as(casebook, DANA)
        for _ in range(2):
            (path / "ledger.jsonl").unlink()
            for _ in range(2):
                assert continue_releases(casebook, brought, "nothing").answer == "", "one person alone"
                refuses_all(casebook, tmp_path)
            assert not (path / "ledger.jsonl").exists()
            assert continue_releases(dana, brought, "nothing").answer == "nothing"
            assert check_release(casebook, PLAN).release.approvals == 0
        assert Continuation.objects.filter(settled=True).count() == 2


def test_a_release_of_which_a_torn_line_is_left_is_written_whole(world: World, tmp_path: Path) -> None:
    """A line that breaks off tells of no release; nor does one that only mentions it."""
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    first, second = ledger_of(world).decode().splitlines()
    (path / "ledger.jsonl").write_text(f"{first}\n{second[:-12]}")
    with opened(path):
        export_ledger(path)
        assert (path / "ledger.jsonl").read_bytes() == ledger_of(world)
        mentions = json.dumps({**json.loads(first), "plan": world.second})
        (path / "ledger.jsonl").write_text(mentions + "\n")
        export_ledger(path)
        assert (path / "ledger.jsonl").read_text().splitlines() == [mentions, second]


def test_a_ledger_that_is_made_anew_says_of_a_release_all_that_it_did(world: World, tmp_path: Path) -> None:
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    brought = b"".join(
        json.dumps({key: json.loads(line)[key] for key in ("format", "release", "manifest")}).encode() + b"\n"
        for line in ledger_of(world).splitlines()
    )
    with opened(path) as casebook:
        (path / "ledger.jsonl").unlink()
        for each in (casebook, acting_as(casebook, DANA)):
            continue_releases(each, brought, "nothing")
        anew = (path / "ledger.jsonl").read_bytes()
        assert sorted(anew.splitlines()) == sorted(ledger_of(world).splitlines()), "two can be of one second"
    with opened(put_back(world, tmp_path)) as casebook:
        continue_releases(casebook, brought, "some")
        told = [json.loads(line) for line in ledger_lines_of(casebook)]
        assert [(each["release"], "at" in each) for each in told] == [
            (world.first, True),
            (world.second, False),
        ]


def test_a_ledger_that_is_added_once_two_have_agreed_is_in_the_record(world: World, tmp_path: Path) -> None:
    with opened(put_back(world, tmp_path)) as casebook:
        for each in (casebook, acting_as(casebook, DANA)):
            continue_releases(each, ledger_of(world), "some")
        before = AuditEntry.objects.filter(verb="continue_releases").count()
        assert continue_releases(casebook, ledger_of(world), "some").answer == "some"
        assert AuditEntry.objects.filter(verb="continue_releases").count() == before + 1
        assert Continuation.objects.count() == 2


@pytest.mark.parametrize("line", [b"{}\n", b"no json", b'{"release": "R-1", "manifest": "55"}\n'])
def test_a_ledger_that_is_none_is_not_taken(world: World, tmp_path: Path, line: bytes) -> None:
    with opened(put_back(world, tmp_path)) as casebook:
        with pytest.raises(BadEntry):
            continue_releases(casebook, line, "some")
        assert not Continuation.objects.exists()


def test_a_dossier_is_stopped_too(world: World, tmp_path: Path) -> None:
    """A withdrawal that was recorded after the copy is forgotten with the releases."""
    with opened(put_back(world, tmp_path)) as casebook:
        person = Subject.objects.filter(kind="Person").order_by("id")[0].id
        plan = DossierPlan(
            persons=(person,),
            recipient="clinic",
            key=PrivateKey.generate().public,
            purpose="A",
            language="en",
        )
        with pytest.raises(ReleasesForgotten):
            check_dossier(casebook, plan)


def test_a_kept_bundle_is_handed_out_no_more_until_two_have_said(world: World, tmp_path: Path) -> None:
    """It may be seen inside; and her own words go to her, whatever else was forgotten."""
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    with opened(path) as casebook:
        kept = build_kept(casebook, agreed(casebook)).release.id
        assert handed_out(casebook, kept).files
        (path / "ledger.jsonl").unlink()
        with pytest.raises(ReleasesForgotten):
            handed_out(casebook, kept)
        with pytest.raises(NotAllowed):
            handed_out(acting_as(casebook, BEN), kept)
        assert kept_release(casebook, kept).files
        first = Source.objects.order_by("id").values_list("id", flat=True)[0]
        assert "Fictional testimony" in survivor_words(casebook, first, "en")
        for each in (casebook, acting_as(casebook, DANA)):
            continue_releases(each, b"", "nothing")
        assert handed_out(casebook, kept).files


def test_counts_of_linked_lists_do_not_leave_either(world: World, tmp_path: Path) -> None:
    path = Path(shutil.copytree(world.folder, tmp_path / "now.casebook"))
    with opened(path) as casebook:
        for name, frame in marked(52, 300).frames.items():
            put(casebook, name, frame)
        linked = link_lists(casebook, replicates=1)
        assert hand_counts(casebook, linked.run_id, linked.files)
        (path / "ledger.jsonl").unlink()
        handed = AuditEntry.objects.filter(verb="hand_counts").count()
        with pytest.raises(ReleasesForgotten):
            hand_counts(casebook, linked.run_id, linked.files)
        with pytest.raises(ReleasesForgotten):
            link_lists(casebook, replicates=1, out=tmp_path / "counts")
        assert AuditEntry.objects.filter(verb="hand_counts").count() == handed
        assert not (tmp_path / "counts").exists()
        assert link_lists(casebook, replicates=1).run_id, "what stays inside goes on"


def test_no_entry_no_word(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(put_back(world, tmp_path)) as casebook:
        before = (casebook.path / "ledger.jsonl").read_bytes()
        with monkeypatch.context() as patched:
            patched.setattr(audit, "append", unwritable)
            with pytest.raises(RecordFails):
                continue_releases(casebook, ledger_of(world), "some")
        assert not Continuation.objects.exists()
        assert (casebook.path / "ledger.jsonl").read_bytes() == before
        continue_releases(casebook, ledger_of(world), "some")
        assert AuditEntry.objects.filter(verb="continue_releases").count() == 1


def unwritable(*_: object, **__: object) -> NoReturn:
    raise RecordFails
