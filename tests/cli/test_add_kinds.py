"""`add` with files of many kinds, and with lists, as a user meets it."""

import json
from pathlib import Path

import pytest
from tests.attacks.inprocess import streams
from tests.casebooks import folder, keys, template, unlocked
from tests.cli.test_init_add_audit import AGREEMENT, Command, answer, run
from tests.intake.made import RECORDINGS, docx_of, hwpx_of, image_of, pdf_of, raw_docx
from tests.people import AMINA

from bearwitness.casebook.access import Case
from bearwitness.casebook.opening import open_casebook

__all__ = ["folder", "keys", "run", "streams", "template"]

LIST = "record,sex,from\n1,female,Ryanggang\n2,f,Chagang\n"
MAPPING = "record: record\ncolumns:\n  sex: {property: sex, values: {f: Female}}\n  from: {property: home_province}\n"


def test_files_of_many_kinds_in_one_go(run: Command, folder: Path) -> None:
    deleted = (
        "<w:p><w:del w:author='x'><w:r><w:delText>a</w:delText></w:r></w:del><w:r><w:t>b</w:t></w:r></w:p>"
    )
    files = [
        run.file("a.docx", docx_of(["She left home."])),
        run.file("b.hwpx", hwpx_of(["그는 강을 건넜다."])),
        run.file("c.pdf", pdf_of(["One page", ""])),
        run.file("d.jpg", image_of("JPEG")),
        run.file("e.mp3", RECORDINGS["mp3"]),
        run.file("f.docx", raw_docx(deleted)),
        run.file("g.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1HWP Document File"),
        run.file("h.txt", "강".encode("cp949")),
    ]
    document = ("--kind", "document", "--json")
    done = run("add", folder, *files, *document)
    found = answer(done)
    assert (done.returncode, found["ok"], len(found["sources"])) == (48, False, 6)
    assert [(each["file"], each["code"]) for each in found["failed"]] == [
        (7, "FormatNotRead"),
        (8, "UncertainEncoding"),
    ]
    assert "HWPX" in done.stderr
    assert "--encoding" in done.stderr
    told = "\n".join(found["warnings"])
    assert [
        words in told for words in ("perhaps scans: 2", "No text could be read", "Deleted words left out")
    ] == [True] * 3
    again = answer(run("add", folder, files[7], "--encoding", "cp949", *document))
    assert (again["ok"], len(again["sources"])) == (True, 1)
    assert answer(run("audit", folder, "--json"))["ok"]


def test_a_list_is_looked_at_and_then_brought_in(run: Command, folder: Path) -> None:
    file, agreement = run.file("list.csv", LIST), run.file("agreement.yaml", AGREEMENT)
    mapping = run.file("mapping.yaml", MAPPING)
    common = ("add", folder, file, "--kind", "list", "--agreement", agreement, "--organisation", "OrgA")
    proposed = run(*common, "--dry-run")
    assert proposed.returncode == 0
    assert '"f": TODO' in proposed.stdout
    told = run("add", folder, run.file("told.txt", "A note."), "--kind", "testimony", "--dry-run", "--json")
    assert (told.returncode, answer(told)["code"]) == (10, "BadValue")
    ahead = run(*common, "--mapping", mapping, "--dry-run")
    assert ahead.returncode == 0
    assert "Row 2: a new person; claims: 3." in ahead.stdout
    assert "Rows: 2; new 2, held already 0, refused 0." in ahead.stdout
    done = answer(run(*common, "--mapping", mapping, "--json"))
    assert done["lists"] == [
        {
            "rows": 2,
            "new": 2,
            "held": 0,
            "refused": [],
            "source": done["sources"][0],
            "persons": 2,
            "claims": 6,
        }
    ]
    again = answer(run(*common, "--mapping", mapping, "--json"))
    assert (again["lists"][0]["held"], again["lists"][0]["persons"]) == (2, 0)


def test_a_list_that_was_kept_without_a_text_is_masked_and_brought_in(run: Command, folder: Path) -> None:
    file = run.file("list.csv", LIST.replace("from\n", "from,name\n").replace("gang\n", "gang,Zarnq\n"))
    mapping = run.file("mapping.yaml", MAPPING)
    common = ("add", folder, file, "--kind", "list", "--organisation", "OrgA", "--json")
    agreement = ("--agreement", run.file("agreement.yaml", AGREEMENT))
    (source,) = answer(run(*common, *agreement))["sources"]
    done = answer(run(*common, "--mapping", mapping))
    assert (done["ok"], done["sources"], done["known"]) == (True, [], [source])
    (brought,) = done["lists"]
    assert (brought["source"], brought["new"], brought["persons"], brought["claims"]) == (source, 2, 2, 6)
    assert [source in each and "masked now" in each for each in done["warnings"]] == [True]
    again = answer(run(*common, "--mapping", mapping))
    assert (again["lists"][0]["held"], again["lists"][0]["persons"]) == (2, 0)
    assert "not added again" in again["warnings"][0]
    with open_casebook(folder, unlocked(folder), actor=AMINA) as casebook:
        (text,) = Case(casebook, "team").text_ids(source)
        assert Case(casebook, "team").text(text).count("[█]") == 3
        assert "Zarnq" not in Case(casebook, "team").text(text)


def test_a_list_that_does_not_fit_is_not_added(
    run: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "ko")
    file, mapping = (
        run.file("list.csv", LIST),
        run.file("mapping.yaml", MAPPING.replace("f: Female", "w: Female")),
    )
    done = run("add", folder, file, "--kind", "list", "--mapping", mapping, "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["code"], found["sources"]) == (114, "RowsRefused", [])
    assert found["lists"][0]["refused"] == [{"row": 3, "column": 2, "reason": "no_meaning"}]
    assert "3행 2열" in done.stderr
    wrong = run("add", folder, file, "--kind", "document", "--mapping", mapping, "--json")
    assert (wrong.returncode, answer(wrong)["place"]) == (113, "--kind")


def test_a_file_translates_a_source_that_is_held(run: Command, folder: Path) -> None:
    told = run.file("a.txt", "강을 건넜다.".encode())
    [origin] = answer(run("add", folder, told, "--kind", "document", "--json"))["sources"]
    again = run.file("b.txt", b"She crossed the river.")
    more = ("--kind", "document", "--json", "--derives-from")
    assert run("add", folder, again, *more, f"S-{'A' * 26}").returncode != 0
    [source] = answer(run("add", folder, again, *more, origin))["sources"]
    with open_casebook(folder, unlocked(folder), actor=AMINA) as casebook:
        found = {each.id: each.derives_from for each in Case(casebook, "team").sources("record")}
    assert found == {origin: (), source: (origin,)}
