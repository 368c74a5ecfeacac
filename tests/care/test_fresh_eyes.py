"""What people who met the verbs for the first time stumbled over."""

from pathlib import Path

import pytest
import yaml
from tests.attacks.inprocess import InProcess
from tests.care.conftest import CONSENT, Verb
from tests.people import AMINA

from bearwitness.actions.errors import BadMaskLine, Reopens
from bearwitness.actions.keeping.erase import REASONS
from bearwitness.casebook.errors import KindNotStated, SourceClosed
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.intake.lists.preview import preview
from bearwitness.intake.lists.propose import propose
from bearwitness.intake.lists.table import Cell, Table
from bearwitness.vault.errors import NameTaken

LIST = "번호,이름,나이,성별\n1,가상희,17세,여\n2,가상순,30대,여\n3,가상애,19세,-\n"
MAPPING = """
record: 번호
columns:
  나이: {property: age_when_trafficked, counting: korean, forms: {"{a}세": "{a}"}}
  성별: {property: sex, values: {여: Female}}
missing: ["-"]
"""


def table() -> Table:
    rows = [line.split(",") for line in LIST.strip().split("\n")]
    return Table(
        rows={
            at: {c: Cell(words=words, start=0, end=1) for c, words in enumerate(row, 1)}
            for at, row in enumerate(rows, 1)
        }
    )


def test_what_nobody_called_a_document_is_not_kept_as_one(verb: Verb, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("She told us.\n")
    for options in ((), ("--nothing-to-mask",), ("--organisation", "OrgA")):
        verb("add", note, *options, code=KindNotStated.exit_code)
    assert len(verb("add", note, "--kind", "document")["sources"]) == 1


def test_a_withdrawn_consent_opens_again_only_when_it_is_said(
    verb: Verb, source: str, tmp_path: Path
) -> None:
    file = tmp_path / "consent.yaml"
    assert file.read_text() == CONSENT
    record = ("consent", source, "record", "--file", file)
    assert "reopened" not in verb(*record)
    verb("consent", source, "withdraw")
    assert verb(*record, code=Reopens.exit_code)["sources"] == 1
    verb("code", source, code=SourceClosed.exit_code)
    assert verb(*record, "--reopen")["reopened"] == {"sources": 1, "claims": 0, "persons": 0}
    assert verb("code", source)["claims"] == []


def test_a_dry_run_shows_what_cells_become_and_which_columns_are_left_out(verb: Verb, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST)
    (tmp_path / "mapping.yaml").write_text(
        MAPPING.replace('"{a}세": "{a}"', '"{a}세": "{a}", "{a}대": "{a}"')
    )
    looked = (
        "add",
        tmp_path / "list.csv",
        "--kind",
        "list",
        "--dry-run",
        "--mapping",
        tmp_path / "mapping.yaml",
    )
    (told,) = verb(*looked)["lists"]
    assert told["unmapped"] == ["이름"]
    assert [each["property"] for each in told["columns"]] == ["age_when_trafficked", "sex"]
    assert "가상" not in str(told)


def test_a_cell_without_a_meaning_is_shown_without_one() -> None:
    shown = preview(table(), mapping_of(MAPPING))
    assert shown.mapped[0].samples == (("17세", "17 korean"), ("30대", None), ("19세", "19 korean"))
    assert shown.mapped[1].samples == (("여", "sex:Female"),)
    assert shown.unmapped == ("이름",)


def test_a_proposed_mapping_shows_the_forms_that_cells_take_and_how_values_are_written() -> None:
    said = propose(table())
    assert '"{a}세": TODO   # 2: "17세", "19세"' in said
    assert '"{a}대": TODO   # 1: "30대"' in said
    assert "# 17 korean" in said
    assert yaml.safe_load(said)["columns"]["나이"]["forms"] == {"{a}세": "TODO", "{a}대": "TODO"}


def test_a_fault_in_the_masks_is_shown_with_its_line_and_its_words(
    run: InProcess, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("My name is Tak Sol-byol.\n")
    masks = tmp_path / "masks.yaml"
    masks.write_text(
        "confirmed_by: amina\nmasks:\n- mask: yes\n  quote: Tak Sol-byul\n  kind: Name\n"
        '  token: "[P1]"\n  start: 11\n  end: 23\n'
    )
    words = ("add", str(folder), str(tmp_path / "note.txt"), "--kind", "testimony", "--mask", str(masks))
    code, said = run(*words)
    assert code == BadMaskLine.exit_code
    assert "Line 3 of the masks: other words" in said
    assert "  4:   quote: Tak Sol-byul" in said
    code, said = run(*words, "--json")
    assert "Sol" not in next(line for line in said.splitlines() if line.startswith("{"))


def test_a_keyholder_is_given_one_more_role_and_all_roles_are_listed(
    verb: Verb, run: InProcess, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_text("another seven words on the same river\n")
    monkeypatch.setenv("BEARWITNESS_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    verb("keyholder", "add", "erin")
    who = ("--as", AMINA)
    assert verb("keyholder", "list", *who)["roles"]["erin"] == ["reviewer"]
    verb("keyholder", "add", "erin", *who, code=NameTaken.exit_code)
    assert verb("keyholder", "add", "erin", "--role", "custodian", *who)["custodians"] == [AMINA, "erin"]
    verb("keyholder", "role", "erin", "--role", "analyst", *who)
    verb("keyholder", "role", "erin", *who, code=10)
    code, said = run("keyholder", str(folder), "list", *who)
    assert code == 0
    assert "erin: analyst, reviewer, custodian (holds the identities key)" in said


def test_reasons_and_the_number_of_a_copy_are_said(
    verb: Verb, run: InProcess, folder: Path, source: str, tmp_path: Path
) -> None:
    code, said = run("erase", str(folder), source, "--reason", "Tired")
    assert code == 10
    assert all(reason in said for reason in REASONS)
    with pytest.raises(SystemExit):
        run("erase", "--help")
    code, said = run("backup", str(folder), "--out", str(tmp_path / "copy"))
    assert code == 0
    assert verb("audit")["ok"]
    assert "as copy " in said
