"""A custodian links the lists of a casebook; nobody else does, and no name is left anywhere."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from django.db import DatabaseError, connection
from tests.casebooks import PASSPHRASE, acting_as
from tests.identity.conftest import every_cell
from tests.linking.conftest import AGREEMENT, CANARY, SHUT, Room, put, without_identities
from tests.people import AMINA, BEN

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.linking import list_rows
from bearwitness.actions.linking.errors import ListNotOpen, LooksLikeRegister, NothingLinked
from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.errors import CasebookExists, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linking import countable_lists
from bearwitness.casebook.models import AuditEntry, LinkageRun, LinkedPair, LinkedRecord
from bearwitness.cli.main import main
from bearwitness.domain.answer import NO
from bearwitness.domain.masking import Masking
from bearwitness.estimate import CaptureTable, read_replicates
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.linkage.errors import ListTooSmall, SuspectCluster, TooFewLists


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True))


def test_it_is_logged_before_anything_is_read(casebook: Casebook, room: Room) -> None:
    said = verbs()
    first = said.index("link_lists")
    assert said[first:] == [
        *("link_lists", "open_identity", "read_list", "read_list", "read_list", "lists_linked"),
    ]
    row = AuditEntry.objects.get(verb="link_lists")
    assert sorted(json.loads(row.detail)["lists"]) == sorted(room.sources.values())


def test_what_is_kept_holds_no_name_and_no_number_of_a_record(casebook: Casebook, room: Room) -> None:
    cells = every_cell()
    assert CANARY not in cells
    for frame in room.lists.frames.values():
        named = [each for each in frame["name"] if len(each) > 3]
        assert not [each for each in named if each in cells]
        assert not [each for each in frame["rec_id"] if f"'{each}'" in cells]
    assert LinkedRecord.objects.count() == sum(map(len, room.lists.frames.values()))
    assert LinkedPair.objects.filter(weight__gt=0).count() == len(room.linked.linkage.sample) > 50


@pytest.mark.parametrize("table", ["linkage_run", "linked_record", "linked_pair", "pair_judgement"])
def test_rows_are_only_added(casebook: Casebook, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        assert {name for (name,) in cursor.fetchall()} >= {f"{table}_no_update", f"{table}_no_delete"}
    with pytest.raises(DatabaseError, match="only added"), connection.cursor() as cursor:
        cursor.execute("UPDATE linkage_run SET threshold = 0")


def test_only_a_custodian_links(casebook: Casebook) -> None:
    before = verbs().count("read_list")
    for refused in (acting_as(casebook, BEN), without_identities(casebook, AMINA)):
        with pytest.raises(NotAllowed):
            link_lists(refused)
    assert verbs()[-2:] == ["refuse", "refuse"]
    assert verbs().count("read_list") == before


def test_a_list_counts_only_under_its_agreement(casebook: Casebook, room: Room) -> None:
    with pytest.raises(ListNotOpen):
        link_lists(casebook, lists=["A", "nobody"])
    put(casebook, "D", room.lists.frames["A"].head(40), SHUT)
    with pytest.raises(ListNotOpen):
        link_lists(casebook, lists=["A", "D"])
    withdraw_consent(casebook, room.sources["B"], datetime.now(UTC))
    with pytest.raises(ListNotOpen):
        link_lists(casebook, lists=["A", "B"])
    assert set(link_lists(casebook, replicates=1).records) == {"A", "C"}


def test_one_record_one_list_and_a_register_are_refused(
    casebook: Casebook, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(casebook, "One", room.lists.frames["A"].head(1))
    with pytest.raises(ListTooSmall):
        link_lists(casebook, lists=["A", "One"])
    assert verbs()[-1] == "linkage_stopped"
    with pytest.raises(TooFewLists):
        link_lists(casebook, lists=["A"])
    put(casebook, "Small", room.lists.frames["B"].head(26))
    monkeypatch.setattr(list_rows, "REGISTER", 2)
    monkeypatch.setattr(list_rows, "REGISTER_RECORDS", 60)
    with pytest.raises(LooksLikeRegister):
        link_lists(casebook, lists=["A", "Small"])
    assert LinkageRun.objects.count() == 1


def test_a31_a_flood_of_one_record_stops_and_asks(casebook: Casebook, room: Room) -> None:
    frame = room.lists.frames["C"]
    flood = pd.concat([frame, pd.concat([frame.iloc[[1]]] * 40)], ignore_index=True)
    put(casebook, "Flood", flood.assign(rec_id=[str(n) for n in range(len(flood))]))
    with pytest.raises(SuspectCluster):
        link_lists(casebook, lists=["A", "Flood"])
    assert LinkageRun.objects.count() == 1
    assert link_lists(casebook, lists=["A", "Flood"], most=60, replicates=1).records["Flood"] == len(flood)


def test_a_row_with_a_stricter_answer_is_left_out(casebook: Casebook, room: Room) -> None:
    """One row is recorded as not to be counted: its record is left out, and so is one that the list does not show."""
    table = "| number | sex |\n|---|---|\n" + "".join(f"| r{n} | f |\n" for n in range(30))
    source = add_source(
        casebook,
        data=table.encode(),
        name="rows.md",
        kind="list",
        organisation="Rows",
        consent=AGREEMENT,
        masking=Masking(masks=()),
    )
    keep_columns(casebook, source.id, [{"rec_id": f"r{n}", "name": f"Kim {n}"} for n in range(31)])
    mapping = mapping_of("{record: number, columns: {sex: {property: sex, values: {f: Female}}}}")
    made = import_list(casebook, source.id, mapping)
    (before,) = [each for each in countable_lists(datetime.now(UTC)) if each.name == "Rows"]
    assert before.only is None
    at = table.index("r7 ")
    shut = made.passages[at, at + 2]
    record_consent(casebook, source.id, replace(AGREEMENT, passages={shut: {"count": NO}}))
    (after,) = [each for each in countable_lists(datetime.now(UTC)) if each.name == "Rows"]
    assert after.only == frozenset(f"r{n}" for n in range(30) if n != 7)
    assert link_lists(casebook, lists=["A", "Rows"], replicates=1).records["Rows"] == 29


def test_no_name_reaches_a_file(
    casebook: Casebook, room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, out, kept = tmp_path / "work", tmp_path / "out", tmp_path / "kept"
    work.mkdir()
    monkeypatch.setattr("bearwitness.linkage.area.shutil.rmtree", lambda path, **_: shutil.move(path, kept))
    link_lists(casebook, out=out, replicates=2, work=work)
    assert kept.exists()
    wanted = [CANARY.encode(code) for code in ("utf-8", "utf-16-le")] + [CANARY.lower().encode()]
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) > 5
    assert [each for each in files if any(text in each.read_bytes() for text in wanted)] == []
    replicates = read_replicates(out / "replicates")
    assert len(replicates.tables) == 2
    assert replicates.meta["reviewed_sample"] == room.linked.linkage.reviewed.to_json()
    assert not room.linked.linkage.reviewed.enough
    assert CaptureTable.from_csv(out / "captures.csv").lists == ("A", "B", "C")


def test_without_a_run_there_is_nothing_to_review(template: tuple[Path, object], tmp_path: Path) -> None:
    from bearwitness.casebook.opening import open_casebook

    path = Path(shutil.copytree(template[0], tmp_path / "empty.casebook"))
    with open_casebook(path, template[1], actor=AMINA) as empty:  # type: ignore[arg-type]  # the template's keys
        with pytest.raises(NothingLinked):
            next_pair(empty)
        with pytest.raises(TooFewLists):
            link_lists(empty)


def test_the_verb(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    out = tmp_path / "linked"
    words = ["link", str(folder), "--list", "A", "--list", "B", "--out", str(out), "--replicates", "12"]
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert found["lists"].keys() == {"A", "B"}
    assert found["engine"] == "duckdb"
    assert found["clusters"] == sum(each["count"] for each in found["captures"])
    assert len(list((out / "replicates").glob("*.csv"))) == 12
    assert main(words) == CasebookExists.exit_code, "replicates of two runs never lie in one folder"
    capsys.readouterr()
    estimate = ["estimate", "--replicates", str(out / "replicates"), "--reps", "0", "--json"]
    assert main(estimate) == 0
    assert "links_not_reviewed" in capsys.readouterr().out
    for step in (["next"], ["next", "--sample"]):
        assert main(["link", str(folder), "review", *step, "--json"]) == 0
        pair = json.loads(capsys.readouterr().out)
        assert pair["evidence"]
        assert main(["link", str(folder), "review", "judge", pair["pair"], "same"]) == 0
        assert main(["link", str(folder), "review", "judge", pair["pair"], "same"]) == 207
        capsys.readouterr()
    assert main(["link", str(folder), "review", "undo"]) == 0
    capsys.readouterr()
    assert main(["link", str(folder), "review", "report", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["judged"] == 1
    assert main(["link", str(folder), "review", "report"]) == 0
    assert main(["link", str(folder), "review", "burn"]) == 10
