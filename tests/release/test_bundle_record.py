"""What of a bundle follows from its record, of a small one written by hand: receipts, words, description and files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.release.bare import (
    IMAGE,
    MONEY,
    QUOTE,
    RECOMPUTED,
    SAID,
    SYNTHETIC,
    TABLE,
    bare,
)

from bearwitness.domain.release import Release
from bearwitness.domain.rounded import Rounded
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle import bundle
from bearwitness.release.bundle.bundle import as_json, bundle_files, entry
from bearwitness.release.bundle.data_files import derived, sheets
from bearwitness.release.bundle.data_package import data_package
from bearwitness.release.bundle.dictionary import dictionary_csv
from bearwitness.release.bundle.parquet import read_parquet
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.bundle.signature import commitment, fingerprint, salt_for, verifies
from bearwitness.release.labels import everywhere

SEED = bytes(range(32))
FIVES = Rounded(base=5, within=7)
ATTESTED = replace(RECOMPUTED, figure="estimate-1", source="casebook", kind="attested")
WHOLE = replace(
    bare(),
    tables=(TABLE,),
    money=(MONEY,),
    estimates=(RECOMPUTED, ATTESTED),
    quotes=(QUOTE,),
    images=(IMAGE,),
    synthetic=replace(SYNTHETIC, weakened=TABLE.weakened),
)
ROUNDED = replace(
    WHOLE,
    tables=(replace(TABLE, rounded=FIVES),),
    money=(replace(MONEY, rounded=FIVES),),
    estimates=(RECOMPUTED, replace(ATTESTED, rounded=FIVES)),
)
KOSOVO = "A,B,count\n1,0,5\n"
INVENTED = {"data/synthetic.csv": b"sex,act\nF,\n", "data/synthetic.tables.csv": b"a,noisy\n1,2\n"}
MORE = {IMAGE.path: b"an image", **INVENTED, "data/synthetic.datasheet.json": b"{}"}


def test_a_receipt_says_what_each_figure_rests_on() -> None:
    held = receipts_of(WHOLE, {"estimate-1": b"lists"}, SEED, {"estimate-1": b"drawn"})
    assert [(each.figure, each.kind, each.data) for each in held] == [
        ("table-1", "attested", "data/table-1.csv"),
        ("table-1.sums", "recomputed", "data/table-1.csv"),
        ("published-Kosovo", "recomputed", "data/captures/Kosovo.csv"),
        ("estimate-1", "attested", "data/estimates.csv"),
        ("money-1", "attested", "data/money-1.csv"),
        ("quote-1", "attested", None),
        ("synthetic", "attested", "data/synthetic.datasheet.json"),
        ("image-1", "attested", "figures/image-1.png"),
        ("estimate-1.captures", "committed", None),
        ("estimate-1.replicates", "committed", None),
    ]
    committed = {
        "estimate-1.captures": commitment(salt_for(SEED, WHOLE.id, "estimate-1"), b"lists"),
        "estimate-1.replicates": commitment(salt_for(SEED, WHOLE.id, "estimate-1.replicates"), b"drawn"),
    }
    assert {each.figure: each.commitment for each in held if each.commitment is not None} == committed
    weakened = {"table-1": ("few_sources",), "synthetic": ("few_sources",)}
    assert {each.figure: each.weakened for each in held if each.weakened} == weakened
    assert {each.rounding for each in held} == {None}


def test_a_receipt_says_to_which_base_persons_are_rounded() -> None:
    """Also what adds up to it; not of a published table, whose counts were out before."""
    held = receipts_of(ROUNDED, {}, SEED)
    assert {each.figure for each in held if each.rounding == 5} == {
        *("table-1", "table-1.sums", "estimate-1", "money-1"),
    }


def test_of_nothing_there_is_no_receipt() -> None:
    assert receipts_of(bare(), {}, SEED) == ()


def words_of(release: Release) -> dict[tuple[str, str, str], list[str]]:
    """Words in three languages, by file, column and code; each once."""
    _, *rows = csv.reader(io.StringIO(dictionary_csv(release)))
    found = {(path, column, code): rest for path, column, code, *rest in rows}
    assert len(found) == len(rows)
    return found


def said(key: str, **values: Any) -> list[str]:
    words = everywhere(f"release.columns.{key}", **values)
    return [words.en, words.ko, words.zh, ""]


def test_every_column_of_every_file_has_its_words() -> None:
    found = words_of(WHOLE)
    columns = {
        (path, column)
        for path, (header, _) in sheets(WHOLE).items()
        for column in header
        if path not in {"data/published-Kosovo.csv", "data/estimate-1.csv"}
    }
    assert columns <= {(path, column) for path, column, _ in found}
    assert found["data/table-1.csv", "sex", ""] == [SAID.en, SAID.ko, SAID.zh, "0"]
    assert found["data/table-1.csv", "count", ""] == said("count")
    assert found["data/money-1.csv", "persons", ""] == said("persons")
    assert found["data/estimates.csv", "total", ""] == said("total")
    assert ("data/estimates.csv", "status", "estimated") in found


def test_numbers_of_persons_that_are_rounded_say_how_far_and_nothing_else_does() -> None:
    found = words_of(ROUNDED)
    assert found["data/table-1.csv", "count", ""] == said("count_rounded", base=5, within=7)
    assert found["data/money-1.csv", "persons", ""] == said("persons_rounded", base=5, within=7)
    assert found["data/table-1.csv", "withheld", ""] == said("withheld")
    assert found["data/money-1.csv", "mean_low", ""] == said("mean_low")
    assert found["data/estimates.csv", "observed", ""] == said("observed")
    rounded = {key for key in found if key[1] == "observed" and key[2]}
    assert rounded == {("data/estimates.csv", "observed", "estimate-1")}
    assert found["data/estimates.csv", "observed", "estimate-1"] == said("observed_rounded", base=5, within=7)


def test_where_nothing_is_estimated_no_word_is_of_estimates() -> None:
    assert {path for path, *_ in words_of(replace(WHOLE, estimates=()))} == {
        *("data/table-1.csv", "data/money-1.csv"),
    }


def described(release: Release, more: Mapping[str, bytes] = INVENTED) -> dict[str, dict[str, Any]]:
    files = {path: text.encode() for path, text in derived(release).items()}
    files |= {"data/captures/Kosovo.csv": KOSOVO.encode(), "data/table-1.parquet": b"PAR1", **more}
    found = {each["name"]: each for each in data_package(release, {"Kosovo": KOSOVO}, files)["resources"]}
    for each in found.values():
        content = files[each["path"]]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if each["format"] == "csv":
            (header, *_) = csv.reader(io.StringIO(content.decode()))
            assert [field["name"] for field in each["schema"]["fields"]] == header
    return found


def test_every_file_of_data_is_described() -> None:
    found = described(WHOLE)
    assert {name: each["path"] for name, each in found.items()} == {
        "table-1": "data/table-1.csv",
        "money-1": "data/money-1.csv",
        "published-kosovo": "data/published-Kosovo.csv",
        "estimate-1": "data/estimate-1.csv",
        "estimates": "data/estimates.csv",
        "captures-kosovo": "data/captures/Kosovo.csv",
        "synthetic": "data/synthetic.csv",
        "synthetic.tables": "data/synthetic.tables.csv",
        "dictionary": "data/dictionary.csv",
        "table-1-parquet": "data/table-1.parquet",
    }
    assert found["table-1-parquet"]["format"] == "parquet"
    sex, count, _ = found["table-1"]["schema"]["fields"]
    assert sex["constraints"] == {"required": True, "enum": ["Female", "Male", "_all"]}
    assert (sex["type"], count["type"]) == ("string", "integer")
    kinds = {field["name"]: field["type"] for field in found["money-1"]["schema"]["fields"]}
    assert (kinds["sex"], kinds["currency"], kinds["mean_low"]) == ("string", "string", "integer")
    assert {field["type"] for field in found["captures-kosovo"]["schema"]["fields"]} == {"integer"}
    assert {field["type"] for field in found["synthetic"]["schema"]["fields"]} == {"string"}


def test_what_there_is_not_is_not_described() -> None:
    found = described(replace(WHOLE, estimates=()), {})
    assert found.keys() == {"table-1", "money-1", "captures-kosovo", "dictionary", "table-1-parquet"}


def test_a_description_says_how_far_persons_are_rounded() -> None:
    plain, found = described(WHOLE), described(ROUNDED)
    assert not [each for each in plain.values() if "rounding" in each]
    assert {name: each["rounding"] for name, each in found.items() if "rounding" in each} == {
        "table-1": {"base": 5, "within": 7},
        "money-1": {"base": 5, "within": 7},
    }
    count = next(each for each in found["table-1"]["schema"]["fields"] if each["name"] == "count")
    assert count["description"] == said("count_rounded", base=5, within=7)[0]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A bundle whose pages, papers and charts say what they were made of: how they are drawn is tested elsewhere."""
    pages = {f"index{each}.html": each for each in ("", ".ko", ".zh")}
    monkeypatch.setattr(bundle, "render_figures", lambda _: {"figures/table-1.en.svg": "<svg/>"})
    monkeypatch.setattr(
        bundle, "render_pages", lambda _, held, owner: {name: f"{name} {len(held)} {owner}" for name in pages}
    )
    monkeypatch.setattr(
        bundle,
        "render_paper",
        lambda _, page, pictures, language: "\n".join([language, page, *sorted(pictures)]).encode(),
    )
    passed = Assembled(
        release=WHOLE,
        snapshot=None,  # type: ignore[arg-type]  # it stays, and no file is made of it
        captures={"estimate-1": b"lists"},
        shipped={"Kosovo": KOSOVO},
        kept=(),
        findings=(),
        silent=(),
        more=MORE,
    )
    return bundle_files(passed, SEED)


def test_a_bundle_holds_the_record_in_every_form(files: dict[str, bytes]) -> None:
    owner = fingerprint(files["key.pub"])
    texts = derived(WHOLE)
    assert {path: files[path].decode() for path in texts} == texts
    assert files["data/captures/Kosovo.csv"] == KOSOVO.encode()
    assert {path: files[path] for path in MORE} == MORE
    for path, (header, rows) in sheets(WHOLE).items():
        assert read_parquet(files[path.replace(".csv", ".parquet")]) == (header, rows)
    assert files["figures/table-1.en.svg"] == b"<svg/>"
    for language, mark in (("en", ""), ("ko", ".ko"), ("zh", ".zh")):
        page = f"index{mark}.html 9 {owner}"
        assert files[f"index{mark}.html"].decode() == page
        paper = [language, page, IMAGE.path, "figures/table-1.en.svg"]
        assert files[f"report{mark}.pdf"].decode().split("\n") == paper


def test_receipts_description_and_manifest_are_of_all_of_it(files: dict[str, bytes]) -> None:
    held = json.loads(files["receipts.json"])
    assert (held["format"], held["release"]) == (1, WHOLE.to_json())
    assert [each["figure"] for each in held["receipts"]] == [
        each.figure for each in receipts_of(WHOLE, {"estimate-1": b"lists"}, SEED)
    ]
    package = json.loads(files["datapackage.json"])
    assert {each["path"] for each in package["resources"]} == {
        path for path in files if path.startswith("data/") and not path.endswith(".json")
    }
    apart = {"manifest.json", "manifest.sig"}
    manifest = json.loads(files["manifest.json"])
    assert (manifest["format"], manifest["release"]) == (1, WHOLE.id)
    assert manifest["files"] == [entry(path, files[path]) for path in sorted(files.keys() - apart)]
    summed = [line.split("  ")[1] for line in files["SHA256SUMS"].decode().splitlines()]
    assert summed == sorted(files.keys() - apart - {"SHA256SUMS"})
    assert verifies(files["key.pub"], files["manifest.sig"], files["manifest.json"])


def test_its_json_has_one_form() -> None:
    assert as_json({"b": "가", "a": [1]}) == '{\n "a": [\n  1\n ],\n "b": "가"\n}\n'.encode()
