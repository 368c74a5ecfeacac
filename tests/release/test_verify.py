"""A changed bundle is found out, a malformed one does not break the check."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.release.sample import SEED, assembled
from tests.release.signing import sign_again
from tests.release.test_money import ROWS, SPREAD
from tests.release.test_money import passed as paid_for

from bearwitness.domain.record import to_json
from bearwitness.domain.release import Release
from bearwitness.estimate import CaptureTable
from bearwitness.intake.errors import ReaderStopped
from bearwitness.release.bundle.parquet import read_parquet, write_parquet
from bearwitness.release.bundle.signature import fingerprint
from bearwitness.release.errors import BadPlan, NotABundle
from bearwitness.release.estimates import published
from bearwitness.release.estimates.estimates import read, released
from bearwitness.release.estimates.published import estimate_published
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying import copies
from bearwitness.release.verifying.strangers import strangers
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report import (
    letters_in,
    page_name,
    paper_name,
    render_figures,
    render_pages,
    render_paper,
)

OTHER_SEED = bytes(32)


def codes(folder: Path, trust: str | None = None) -> set[str]:
    return {each.code for each in verify_bundle(folder, trust).problems}


def owner(folder: Path) -> str:
    return fingerprint((folder / "key.pub").read_bytes())


def test_an_untouched_bundle_holds(untouched: Path) -> None:
    found = verify_bundle(untouched, owner(untouched))
    assert found.ok
    assert found.files == len([each for each in untouched.rglob("*") if each.is_file()]) - 2
    assert {"published-UKdat_5", "published-Kosovo", "table-1.sums"} <= set(found.recomputed)
    assert {"estimate-1", "table-1"} <= set(found.attested)
    assert found.committed == ("estimate-1.captures",)
    assert found.warnings == ("attested", "committed")
    assert "no_trust" in verify_bundle(untouched).warnings


def test_one_changed_byte_anywhere_is_found(bundle: Path) -> None:
    paths = [each for each in bundle.rglob("*") if each.is_file()]
    assert len(paths) > 25
    for path in paths:
        content = path.read_bytes()
        for place in sorted({0, 1, len(content) // 3, len(content) // 2, len(content) - 2, len(content) - 1}):
            changed = bytearray(content)
            changed[place] ^= 1
            path.write_bytes(changed)
            assert not verify_bundle(bundle).ok, (path.name, place)
        for changed_whole in (content[:-1], content + b"\n", b""):
            path.write_bytes(changed_whole)
            assert not verify_bundle(bundle).ok, path.name
        path.write_bytes(content)
    assert verify_bundle(bundle).ok


def test_files_added_removed_or_linked_are_found(bundle: Path, tmp_path: Path) -> None:
    (bundle / "data" / "more.csv").write_text("x\n")
    assert codes(bundle) == {"extra"}
    (bundle / "data" / "more.csv").unlink()
    page = bundle / "index.html"
    content = page.read_bytes()
    page.unlink()
    assert "missing" in codes(bundle)
    (tmp_path / "elsewhere").write_bytes(content)
    page.symlink_to(tmp_path / "elsewhere")
    assert "link" in codes(bundle)


def test_a_linked_folder_is_found(bundle: Path, tmp_path: Path) -> None:
    (bundle / "figures").rename(tmp_path / "figures")
    (bundle / "figures").symlink_to(tmp_path / "figures")
    assert {"extra", "missing"} <= codes(bundle)


def test_somebody_elses_signature_is_found_only_with_the_fingerprint(bundle: Path) -> None:
    trust = owner(bundle)
    assert codes(bundle, " ".join(trust[place : place + 8] for place in range(0, 64, 8)).upper()) == set()
    receipts = json.loads((bundle / "receipts.json").read_text())
    receipts["made_by"] = "another version"
    (bundle / "receipts.json").write_text(json.dumps(receipts))
    sign_again(bundle, OTHER_SEED)
    assert codes(bundle) == set()
    assert "pages" in verify_bundle(bundle).warnings
    assert codes(bundle, trust) == {"trust"}


def changed(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    sign_again(folder, SEED)


def test_numbers_that_do_not_follow_are_found_though_signed(bundle: Path) -> None:
    changed(bundle, "data/captures/UKdat_5.csv", ",54", ",55")
    assert codes(bundle) == {"recompute"}
    assert "published-UKdat_5" not in verify_bundle(bundle).recomputed


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/table-1.csv", "260", "261"),
        ("index.ko.html", "260", "261"),
        ("data/estimates.csv", "221", "222"),
    ],
)
def test_files_that_disagree_with_the_record_are_found(bundle: Path, name: str, old: str, new: str) -> None:
    changed(bundle, name, old, new)
    assert codes(bundle) == {"disagrees"}


@pytest.mark.parametrize(("column", "place", "value"), [("count", 0, 11), ("withheld", 1, 1), (None, 0, 0)])
def test_a_parquet_file_that_says_something_else_is_found(
    bundle: Path, column: str | None, place: int, value: int
) -> None:
    path = bundle / "data" / "table-1.parquet"
    header, rows = read_parquet(path.read_bytes()) or ([], [])
    if column is None:
        rows = rows[:-1]
    else:
        rows[place][header.index(column)] = value
    path.write_bytes(write_parquet(header, rows))  # type: ignore[arg-type]  # values as they were read
    sign_again(bundle, SEED)
    assert [(each.code, each.at) for each in verify_bundle(bundle).problems] == [
        ("disagrees", "data/table-1.parquet")
    ]
    path.write_bytes(b"PAR1")
    sign_again(bundle, SEED)
    assert codes(bundle) == {"disagrees"}


def test_a_paper_that_says_something_else_is_found(bundle: Path) -> None:
    """Another release's paper: whole and accessible, and the numbers are not these."""
    told = json.loads((bundle / "receipts.json").read_text())
    other = json.loads(json.dumps(told["release"]).replace("260", "261"))
    release = Release.from_json(other)
    pages = render_pages(release, (), "")
    pictures = {path: svg.encode() for path, svg in render_figures(release).items()}
    paper = render_paper(release, pages[page_name("ko")], pictures, "ko")
    (bundle / paper_name("ko")).write_bytes(paper)
    sign_again(bundle, SEED)
    assert [(each.code, each.at) for each in verify_bundle(bundle).problems] == [
        ("disagrees", paper_name("ko"))
    ]
    (bundle / paper_name("ko")).write_bytes(b"%PDF-1.7 nothing")
    sign_again(bundle, SEED)
    assert codes(bundle) == {"unreadable"}


def test_a_chart_that_says_something_else_is_found(bundle: Path) -> None:
    """A picture is looked at first; its paper is drawn anew with it, so that the two agree."""
    path = bundle / "figures" / "table-1.en.svg"
    drawn = path.read_text("utf-8")
    number = next(each for each in reversed(letters_in(drawn.encode())) if each.isdecimal())
    path.write_text(drawn.replace(f">{number}<", f">{int(number) + 30}<"), encoding="utf-8")
    release = Release.from_json(record(bundle)["release"])
    pictures = {name: (bundle / name).read_bytes() for name in render_figures(release)}
    page = (bundle / page_name("en")).read_text("utf-8")
    (bundle / paper_name("en")).write_bytes(render_paper(release, page, pictures, "en"))
    sign_again(bundle, SEED)
    assert [(each.code, each.at) for each in verify_bundle(bundle).problems] == [
        ("disagrees", "figures/table-1.en.svg")
    ]


STRANGERS = ("summary.html", "data/captures/casebook.csv", "figures/table-1.map.en.svg")
"""No file of any release, the table that never leaves, and a map of a table of which none is drawn."""


@pytest.mark.parametrize("path", STRANGERS)
def test_a_signed_file_that_no_release_has_is_found(bundle: Path, path: str) -> None:
    assert not (bundle / path).exists()
    (bundle / path).write_text("<p>4,000</p>", encoding="utf-8")
    sign_again(bundle, SEED)
    assert [(each.code, each.at) for each in verify_bundle(bundle).problems] == [("stranger", path)]


def test_a_chart_of_a_figure_that_draws_nothing_is_a_stranger() -> None:
    release = assembled().release
    first, *rest = release.tables
    cells = tuple(replace(each, count=None) for each in first.cells)
    bare = replace(release, tables=(replace(first, cells=cells), *rest))
    charts = [f"figures/table-1.{language}.svg" for language in ("en", "ko", "zh")]
    assert strangers(charts, release) == []
    assert [(each.code, each.at) for each in strangers(charts, bare)] == [("stranger", at) for at in charts]


def test_parquet_is_compared_whichever_edition_made_the_pages(bundle: Path) -> None:
    path = bundle / "data" / "table-1.parquet"
    header, rows = read_parquet(path.read_bytes()) or ([], [])
    path.write_bytes(write_parquet(header, rows[:-1]))  # type: ignore[arg-type]  # values as they were read
    signed_anew(bundle, lambda _: None)
    found = verify_bundle(bundle)
    assert "pages" in found.warnings
    assert [(each.code, each.at) for each in found.problems] == [("disagrees", "data/table-1.parquet")]


@pytest.mark.parametrize(
    ("missing", "code"), [("pyarrow", "parquet"), ("vl_convert", "charts"), ("pypdfium2", "papers")]
)
def test_what_cannot_be_compared_here_is_said(
    untouched: Path, monkeypatch: pytest.MonkeyPatch, missing: str, code: str
) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda name: None if name == missing else object())
    found = verify_bundle(untouched, owner(untouched))
    assert found.ok
    assert found.warnings == ("attested", "committed", code)


def test_a_reader_that_stops_leaves_papers_unchecked_and_a_broken_import_does_not(
    untouched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise ReaderStopped(reason="crash")

    def broken(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr(copies, "papers_agree", stopped)
    assert verify_bundle(untouched, owner(untouched)).warnings == ("attested", "committed", "papers")
    monkeypatch.setattr(copies, "papers_agree", broken)
    with pytest.raises(ImportError):
        verify_bundle(untouched)


def record(folder: Path) -> Any:
    return json.loads((folder / "receipts.json").read_text())


def test_a_record_that_does_not_add_up_is_found(bundle: Path) -> None:
    data = record(bundle)
    next(each for each in data["release"]["tables"][0]["cells"] if each["key"] == [None])["count"] += 10
    (bundle / "receipts.json").write_text(json.dumps(data))
    sign_again(bundle, SEED)
    assert "sum" in codes(bundle)


def test_a_receipt_of_another_kind_is_found(bundle: Path) -> None:
    data = record(bundle)
    data["receipts"] = [each for each in data["receipts"] if each["figure"] != "estimate-1"]
    (bundle / "receipts.json").write_text(json.dumps(data))
    sign_again(bundle, SEED)
    assert "receipt" in codes(bundle)


def test_hostile_names_do_nothing_to_a_terminal(bundle: Path) -> None:
    (bundle / "\x1b[2Jx").write_text("x")
    Path(os.fsdecode(os.fsencode(bundle) + b"/\xff")).write_text("x")
    data = record(bundle)
    data["receipts"][0]["figure"] = "\x1b[2J"
    (bundle / "receipts.json").write_text(json.dumps(data))
    found = verify_bundle(bundle)
    assert {"extra", "unreadable", "changed"} <= {each.code for each in found.problems}
    said = " ".join([*(each.say("en") for each in found.problems), json.dumps(found.to_json())])
    said.encode()
    assert "\x1b" not in said


def test_a_file_that_cannot_be_opened_does_not_hold(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("hashlib.file_digest", refuse)
    assert codes(bundle) == {"changed"}


GARBAGE = [b"", b"[]", b"{}", b"null", b"\xff\xfe", b"[" * 100_000, b'{"format": 1, "files": [1]}', b"NaN"]


@pytest.mark.parametrize(
    "name", ["manifest.json", "receipts.json", "key.pub", "manifest.sig", "data/table-1.csv"]
)
@pytest.mark.parametrize("content", GARBAGE)
def test_a_malformed_bundle_gives_problems_not_tracebacks(bundle: Path, name: str, content: bytes) -> None:
    (bundle / name).write_bytes(content)
    assert not verify_bundle(bundle).ok
    if name not in {"manifest.json", "manifest.sig", "key.pub"}:
        sign_again(bundle, SEED)
        assert not verify_bundle(bundle).ok


@pytest.mark.parametrize(
    "path", ["../outside", "/etc/hostname", "data/../../x", "a\\b", "./index.html", "", "."]
)
def test_paths_that_lead_out_are_refused(bundle: Path, path: str) -> None:
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest["files"][0]["path"] = path
    (bundle / "manifest.json").write_text(json.dumps(manifest))
    assert {"unreadable", "signature"} <= codes(bundle)


@pytest.mark.parametrize("source", ["../../../etc/hostname", "UKdat_5/../UKdat_5", "missing", ""])
def test_a_source_that_leads_out_is_not_read(bundle: Path, source: str) -> None:
    data = record(bundle)
    next(each for each in data["release"]["estimates"] if each["source"] == "UKdat_5")["source"] = source
    (bundle / "receipts.json").write_text(json.dumps(data))
    sign_again(bundle, SEED)
    assert "recompute" in codes(bundle)


@pytest.mark.parametrize("code", ["Nobody", None])
def test_amounts_of_categories_that_are_not_there_are_a_problem(bundle: Path, code: str | None) -> None:
    data = record(bundle)
    amounts = to_json(paid_for(ROWS, SPREAD).release.money[0])
    amounts["rows"][0]["code"] = code
    data["release"]["money"] = [amounts]
    (bundle / "receipts.json").write_text(json.dumps(data))
    sign_again(bundle, SEED)
    assert "unreadable" in codes(bundle)


@pytest.mark.parametrize("key", [["Nobody"], [], ["Age12To17", "Female"], [None]])
def test_a_cell_that_is_of_no_category_or_there_twice_is_a_problem(
    bundle: Path, key: list[str | None]
) -> None:
    data = record(bundle)
    data["release"]["tables"][0]["cells"].append({"key": key, "count": 12})
    (bundle / "receipts.json").write_text(json.dumps(data))
    sign_again(bundle, SEED)
    assert codes(bundle) == {"unreadable"}


def test_a_record_that_no_chart_can_be_drawn_of_is_a_problem_and_no_crash(bundle: Path) -> None:
    data = record(bundle)
    data["release"]["estimates"][0]["methods"][0]["method"] = "nonsense"
    (bundle / "receipts.json").write_text(json.dumps(data))
    sign_again(bundle, SEED)
    assert "disagrees" in codes(bundle)


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotABundle):
            verify_bundle(folder)


def signed_anew(bundle: Path, change: Any) -> None:
    """Change the receipts and sign again, as somebody with the key could."""
    path = bundle / "receipts.json"
    data = json.loads(path.read_text("utf-8"))
    change(data)
    data["made_by"] = "another edition"
    path.write_text(json.dumps(data), encoding="utf-8")
    sign_again(bundle, SEED)


def test_a_receipt_says_recomputed_only_of_what_was(bundle: Path) -> None:
    claim = {"figure": "table-1", "kind": "recomputed", "data": None, "commitment": None}
    signed_anew(bundle, lambda data: data["receipts"].insert(0, claim))
    found = verify_bundle(bundle)
    assert "table-1" not in found.recomputed
    assert not found.ok


@pytest.mark.parametrize("source", ["\0", "../captures/UKdat_5", "nothing"])
def test_a_hostile_source_is_a_problem_and_no_crash(bundle: Path, source: str) -> None:
    def change(data: Any) -> None:
        each = next(each for each in data["release"]["estimates"] if each["kind"] == "recomputed")
        each["source"] = source

    signed_anew(bundle, change)
    assert not verify_bundle(bundle).ok


def test_a_cited_table_is_the_cited_one() -> None:
    stated = estimate_published("Kosovo", figure="published-Kosovo")
    text = published.as_csv("Kosovo")
    assert published.recomputes(text, stated)
    forged = text.replace(",1131", ",1132")
    assert forged != text
    table = CaptureTable.from_csv(forged)
    consistent = released(
        read(table, stated.frame.population.en),
        figure=stated.figure,
        title=stated.title,
        source="Invented",
        kind=stated.kind,
        frame=stated.frame,
        cautions=stated.cautions,
        citation=stated.citation,
        observed=table.observed,
    )
    assert published.recomputes(forged, consistent)
    assert not published.recomputes(forged, replace(consistent, source="Kosovo"))


def test_a_plan_fault_repeats_no_words() -> None:
    with pytest.raises(BadPlan) as caught:
        Plan.from_yaml("Invented Name: x")
    assert "Invented" not in str(caught.value)
