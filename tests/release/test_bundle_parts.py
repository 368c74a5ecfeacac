"""Each part of a bundle by itself: how it is written, described, signed and committed to."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.release.sample import RELEASE, SEED, assembled
from tests.release.test_checks import IMAGE, QUOTE, SHOWN, WEAKENED, estimated, paid, row, table
from tests.release.test_papers import SYNTHETIC

from bearwitness.domain.release import Release
from bearwitness.domain.words import Words
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle import bundle as bundles
from bearwitness.release.bundle.bundle import (
    as_json,
    bundle_files,
    entry,
    sealed_name,
    write_bundle,
    write_sealed,
)
from bearwitness.release.bundle.citation import citation_of
from bearwitness.release.bundle.data_files import derived, sheets
from bearwitness.release.bundle.data_package import data_package
from bearwitness.release.bundle.parquet import read_parquet, write_parquet
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.bundle.signature import (
    commitment,
    fingerprint,
    public_pem,
    salt_for,
    signing_key,
    verifies,
)
from bearwitness.release.errors import BadSeed, BundleExists
from bearwitness.release.verifying.copies import check_copies

PLAN = """
title: {en: A, ko: 가, zh: 甲}
purpose: {en: "To show: 260 people", ko: 가, zh: 甲}
period: 2000/2020
tables: [{by: [age_when_trafficked]}, {by: [control_method]}]
"""
SYNTHETIC_CSV = {"data/synthetic.csv": b"sex,act\nF,\n", "data/synthetic.tables.csv": b"a,noisy\n1,2\n"}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers and charts take long to draw and are tested elsewhere."""
    monkeypatch.setattr(
        bundles, "render_paper", lambda release, page, pictures, language: _paper(pictures, language)
    )
    monkeypatch.setattr(bundles, "render_figures", lambda _: {"figures/table-1.en.svg": "<svg/>"})


def _paper(pictures: dict[str, bytes], language: str) -> bytes:
    return " ".join([language, *sorted(pictures)]).encode()


def with_more() -> Assembled:
    """Two tables, an image and synthetic rows."""
    made = assembled(PLAN)
    more = {IMAGE.path: SHOWN, **SYNTHETIC_CSV, "data/synthetic.datasheet.json": b"{}"}
    release = replace(made.release, images=(IMAGE,), synthetic=SYNTHETIC)
    return replace(made, release=release, more=more, shipped={"UKdat_5": "A,B,count\n1,0,5\n"})


@pytest.mark.usefixtures("quick")
def test_every_file_is_in_the_manifest_and_in_the_sums_and_signed() -> None:
    files = bundle_files(with_more(), SEED)
    apart = {"manifest.json", "manifest.sig"}
    manifest = json.loads(files["manifest.json"])
    assert (manifest["format"], manifest["release"]) == (1, RELEASE)
    assert manifest["files"] == [entry(path, files[path]) for path in sorted(files.keys() - apart)]
    assert entry("a", b"bc") == {"path": "a", "sha256": hashlib.sha256(b"bc").hexdigest(), "size": 2}
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {
        path: hashlib.sha256(content).hexdigest()
        for path, content in files.items()
        if path not in {*apart, "SHA256SUMS"}
    }
    assert verifies(files["key.pub"], files["manifest.sig"], files["manifest.json"])


@pytest.mark.usefixtures("quick")
def test_a_bundle_holds_what_the_record_has_in_every_form_and_language() -> None:
    made = with_more()
    files = bundle_files(made, SEED)
    assert files[IMAGE.path] == SHOWN
    assert files["data/captures/UKdat_5.csv"] == b"A,B,count\n1,0,5\n"
    assert {path: files[path] for path in made.more} == made.more
    for language, name in (("en", "report.pdf"), ("ko", "report.ko.pdf"), ("zh", "report.zh.pdf")):
        assert files[name] == f"{language} figures/image-1.png figures/table-1.en.svg".encode()
    assert files["figures/table-1.en.svg"] == b"<svg/>"
    receipts = json.loads(files["receipts.json"])
    assert (receipts["format"], receipts["release"]) == (1, made.release.to_json())
    assert fingerprint(files["key.pub"])[:8] in files["index.html"].decode().replace(" ", "")
    assert f"--trust {fingerprint(files['key.pub'])[:4]}" not in files["index.html"].decode(), (
        "it is to come another way"
    )
    assert check_copies(files.get, made.release, worded_here=False).problems == ()


def test_json_is_written_one_way_and_for_reading() -> None:
    assert as_json({"b": "가", "a": [1]}) == '{\n "a": [\n  1\n ],\n "b": "가"\n}\n'.encode()


def test_a_bundle_takes_its_name_whole_and_may_be_read_by_others(tmp_path: Path) -> None:
    out = write_bundle({"a/b": b"1", "c": b"2"}, tmp_path / "new" / "out")
    assert out == tmp_path / "new" / "out" / "release"
    assert {each.relative_to(out).as_posix() for each in out.rglob("*")} == {"a", "a/b", "c"}
    assert stat.S_IMODE(out.stat().st_mode) == 0o755
    assert [each.name for each in out.parent.iterdir()] == ["release"]


def test_nothing_takes_the_place_of_what_is_there_even_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "release").symlink_to(tmp_path / "nowhere")
    with pytest.raises(BundleExists):
        write_bundle({"a": b"1"}, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["release"]


def test_what_came_there_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def late(draft: Path, target: Path) -> Path:
        target.mkdir()
        (target / "theirs").write_text("x")
        return rename(draft, target)

    monkeypatch.setattr(Path, "rename", late)
    with pytest.raises(BundleExists):
        write_bundle({"a": b"1"}, tmp_path)
    assert [each.name for each in tmp_path.rglob("*")] == ["release", "theirs"]


def test_every_byte_is_on_the_disk_before_the_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: kept.append(os.fstat(number).st_size))
    write_bundle({"a": b"1", "b": b"22"}, tmp_path)
    assert kept == [1, 2]


def test_a_full_disk_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_bundle({"a": b"1"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_cannot_be_taken_away_does_not_hide_why_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(os, "unlink", refuse)
    with pytest.raises(OSError, match="No space"):
        write_bundle({"a": b"1"}, tmp_path)


def test_a_sealed_release_is_one_file_that_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    written = write_sealed(b"sealed", RELEASE, folder)
    assert (written, written.read_bytes()) == (folder / f"release-{RELEASE}.tar.age", b"sealed")
    assert sealed_name(RELEASE) == written.name
    with pytest.raises(BundleExists):
        write_sealed(b"other", RELEASE, folder)
    assert written.read_bytes() == b"sealed"
    assert write_sealed(b"other", "R-B", folder).read_bytes() == b"other"


def test_a_seed_has_thirty_two_bytes() -> None:
    for length in (0, 31, 33, 64):
        with pytest.raises(BadSeed):
            signing_key(bytes(length))
    assert len(signing_key(bytes(32)).sign(b"")) == 64


def test_a_signature_is_of_one_key_and_one_message() -> None:
    """The fingerprint is that of the raw key, as other programs give it."""
    key, other = signing_key(SEED), signing_key(bytes(32))
    pem = public_pem(key.public_key())
    assert verifies(pem, key.sign(b"said"), b"said")
    assert not verifies(pem, key.sign(b"said"), b"other")
    assert not verifies(pem, other.sign(b"said"), b"said")
    assert not verifies(pem, b"short", b"said")
    assert not verifies(b"no key", key.sign(b"said"), b"said")
    assert fingerprint(pem) == hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest()
    for changed in (pem + b"\n", pem.replace(b"PUBLIC", b"PRIVATE"), b""):
        with pytest.raises(ValueError, match=r"PEM|plain form"):
            fingerprint(changed)
        assert not verifies(changed, key.sign(b"said"), b"said")


def test_a_salt_is_of_one_release_and_one_figure_and_of_the_seed() -> None:
    salts = {
        salt_for(seed, one, two) for seed in (SEED, bytes(32)) for one in ("R-A", "R-B") for two in ("a", "b")
    }
    assert len(salts) == 8
    assert salt_for(SEED, "R-A", "a") in salts
    assert commitment(b"salt", b"content") != hashlib.sha256(b"saltcontent").hexdigest()
    assert (
        commitment(b"salt", b"content") == commitment(b"salt", b"content") != commitment(b"salt", b"contents")
    )


def one_of_each() -> Release:
    made = paid()
    return replace(
        made,
        tables=(table("table-9", row([10, 20], 30), "sex"), *made.tables),
        estimates=(estimated(), estimated("casebook", kind="attested", figure="estimate-1")),
        quotes=(QUOTE,),
        images=(IMAGE,),
        synthetic=replace(SYNTHETIC, weakened=WEAKENED),
    )


def test_every_figure_has_a_receipt_that_says_what_it_rests_on() -> None:
    release = one_of_each()
    (money,) = release.money
    captures = {"estimate-2": b"two", "estimate-1": b"one"}
    found = {each.figure: (each.kind, each.data) for each in receipts_of(release, captures, SEED)}
    counted = {each.figure: ("attested", f"data/{each.figure}.csv") for each in release.tables}
    summed = {f"{each.figure}.sums": ("recomputed", f"data/{each.figure}.csv") for each in release.tables}
    assert found == {
        **counted,
        **summed,
        "published-Kosovo": ("recomputed", "data/captures/Kosovo.csv"),
        "estimate-1": ("attested", "data/estimates.csv"),
        money.figure: ("attested", f"data/{money.figure}.csv"),
        "quote-1": ("attested", None),
        "image-1": ("attested", IMAGE.path),
        "synthetic": ("attested", "data/synthetic.datasheet.json"),
        "estimate-1.captures": ("committed", None),
        "estimate-2.captures": ("committed", None),
    }
    receipts = {each.figure: each for each in receipts_of(release, captures, SEED)}
    salt = salt_for(SEED, release.id, "estimate-1")
    assert receipts["estimate-1.captures"].commitment == commitment(salt, b"one")
    assert receipts["synthetic"].weakened == ("few_sources",)
    assert receipts["quote-1"].weakened == ()
    unmade = replace(release, synthetic=None)
    assert "synthetic" not in {each.figure for each in receipts_of(unmade, {}, SEED)}


def of_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_withheld_number_is_empty_and_marked_in_a_file() -> None:
    release = replace(one_of_each(), tables=(table("table-1", row([10, None], 30), "sex"),))
    assert of_csv(derived(release)["data/table-1.csv"]) == [
        ["sex", "count", "withheld"],
        ["c0", "10", "0"],
        ["c1", "", "1"],
        ["_all", "30", "0"],
    ]


def test_amounts_have_a_row_a_category_with_both_ends_and_their_currency() -> None:
    release = one_of_each()
    (money,) = release.money
    first, last = money.rows[0], replace(money.rows[-1], mean=None, first=None, median=None, third=None)
    release = replace(release, money=(replace(money, rows=(first, *money.rows[1:-1], last)),))
    header, one, *_, total = of_csv(derived(release)[f"data/{money.figure}.csv"])
    assert (header[0], header[1], header[-1]) == (money.dimension.property, "currency", "money_withheld")
    said = dict(zip(header, one, strict=True))
    assert first.mean is not None
    assert first.third is not None
    assert said["mean_low"] == str(first.mean.low)
    assert said["third_high"] == str(first.third.high or "")
    assert (said[money.dimension.property], said["currency"], said["money_withheld"]) == (
        first.code,
        "CNY",
        "0",
    )
    assert total == ["_all", "CNY", str(last.persons), *[""] * 8, "1"]


def test_estimates_have_a_row_each_and_a_file_of_their_methods() -> None:
    files = derived(one_of_each())
    header, *rows = of_csv(files["data/estimates.csv"])
    assert [each[header.index("figure")] for each in rows] == ["published-Kosovo", "estimate-1"]
    header, *rows = of_csv(files["data/estimate-1.csv"])
    assert header == ["method", "total", "lower", "upper", "status"]
    methods = one_of_each().estimates[1].methods
    assert [(each[0], each[-1]) for each in rows] == [(each.method, each.status) for each in methods]
    assert "data/estimates.csv" not in derived(replace(one_of_each(), estimates=()))


def test_the_dictionary_explains_every_column_once() -> None:
    release = one_of_each()
    header, *rows = of_csv(derived(release)["data/dictionary.csv"])
    keys = [tuple(each[:3]) for each in rows]
    assert len(set(keys)) == len(keys)
    for path, (columns, _) in sheets(release).items():
        if path not in {f"data/{each.figure}.csv" for each in release.estimates}:
            assert {(path, column, "") for column in columns} - {*keys} <= {(path, "method", "")}
    said = {key: dict(zip(header, each, strict=True)) for key, each in zip(keys, rows, strict=True)}
    assert said["data/table-9.csv", "sex", ""]["overlapping"] == "0"
    assert said["data/table-9.csv", "sex", "c0"]["overlapping"] == ""
    assert ("data/estimates.csv", "status", release.estimates[0].status) in said
    many = replace(release, tables=(table("table-9", row([10, 20], 25), "sex", overlapping=True),))
    rows = of_csv(derived(many)["data/dictionary.csv"])
    assert next(each for each in rows if each[:3] == ["data/table-9.csv", "sex", ""])[-1] == "1"


def described(
    release: Release, files: dict[str, bytes], shipped: dict[str, str]
) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in data_package(release, shipped, files)["resources"]}


def test_every_file_of_data_is_described_by_its_columns_and_sums() -> None:
    release, shipped = one_of_each(), {"Kosovo": "A,B,count\n1,0,5\n"}
    files = {path: text.encode() for path, text in derived(release).items()}
    files |= {"data/captures/Kosovo.csv": b"A,B,count\n1,0,5\n", **SYNTHETIC_CSV}
    parquet = {"data/table-9.parquet": b"PAR1"}
    found = described(release, files | parquet, shipped)
    assert {each["path"] for each in found.values()} == {*files, *parquet} - {"CITATION.cff"}
    for each in found.values():
        content = (files | parquet)[each["path"]]
        assert (each["bytes"], each["hash"]) == (
            len(content),
            f"sha256:{hashlib.sha256(content).hexdigest()}",
        )
        if each["format"] == "csv":
            names = [field["name"] for field in each["schema"]["fields"]]
            assert names == of_csv(content.decode())[0]
    axes = [field for each in release.tables for field in found[each.figure]["schema"]["fields"]]
    coded = [field["constraints"] for field in axes if "constraints" in field]
    assert coded, "a cell stands by codes that are listed"
    assert all(each["required"] is True and "_all" in each["enum"] for each in coded)
    kinds = {field["name"]: field["type"] for field in found["estimates"]["schema"]["fields"]}
    assert (kinds["figure"], kinds["status"], kinds["total"]) == ("string", "string", "integer")
    assert {field["type"] for field in found["captures-kosovo"]["schema"]["fields"]} == {"integer"}
    assert found["table-9-parquet"]["format"] == "parquet"
    assert found["synthetic"]["path"] == "data/synthetic.csv"
    assert found["synthetic"]["schema"]["fields"][0] == {"name": "sex", "type": "string"}
    (money,) = release.money
    assert found[money.figure]["currency"] == "CNY"
    bare = replace(release, estimates=())
    assert "estimates" not in described(bare, dict.fromkeys(files, b"a\n"), {})


def test_a_citation_is_one_line_a_field_and_its_day_is_the_releases() -> None:
    long = "Hyesan (혜산): of one line, however long it is, " * 300
    release = replace(one_of_each(), title=Words(en=long, ko="가", zh="甲"))
    text = citation_of(release)
    assert "혜산" in text
    assert len(text.splitlines()) == 9
    cited = yaml.safe_load(text)
    assert next(iter(cited)) == "cff-version"
    assert (cited["title"], cited["date-released"]) == (long, release.at[:10])
    assert len(str(cited["date-released"])) == 10


def test_parquet_gives_back_columns_rows_and_what_is_empty() -> None:
    header, rows = ["a", "b", "c"], [["x", 1, None], [None, None, None], ["", 0, None]]
    assert read_parquet(write_parquet(header, rows)) == (header, rows)  # type: ignore[arg-type]  # rows of any cells
    assert read_parquet(write_parquet(header, [])) == (header, [])
    for content in (b"", b"PAR1", write_parquet(header, [])[:-1]):
        assert read_parquet(content) is None


def test_parquet_names_neither_program_nor_schema_of_arrow() -> None:
    content = write_parquet(["a"], [["x"]])
    assert b"ARROW:schema" not in content
    assert b"pandas" not in content
