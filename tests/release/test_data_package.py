"""The data files say the same in every form, and what they mean."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml
from tests.release.sample import AT, RELEASE, assembled

from bearwitness.release.bundle.data_files import sheets

CSVS = sorted(sheets(assembled().release))


@pytest.fixture
def package(untouched: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((untouched / "datapackage.json").read_text())["resources"]
    return found


def test_every_resource_is_described_and_is_what_it_says(
    untouched: Path, package: list[dict[str, object]]
) -> None:
    """Data Package 1: unique names of lower-case letters, digits and ``-._/``; sizes and sums that hold."""
    names = [str(each["name"]) for each in package]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._/-]+", each) for each in names)
    for each in package:
        content = (untouched / str(each["path"])).read_bytes()
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_every_column_is_described(untouched: Path, package: list[dict[str, object]]) -> None:
    tabular = [each for each in package if each["profile"] == "tabular-data-resource"]
    assert len(tabular) >= len(CSVS)
    for each in tabular:
        schema = each["schema"]
        assert isinstance(schema, dict)
        with (untouched / str(each["path"])).open(encoding="utf-8", newline="") as text:
            assert [field["name"] for field in schema["fields"]] == next(csv.reader(text))


@pytest.mark.parametrize("path", CSVS)
def test_parquet_says_what_csv_says(untouched: Path, path: str) -> None:
    table = pq.read_table(untouched / path.replace(".csv", ".parquet"))
    with (untouched / path).open(encoding="utf-8", newline="") as text:
        header, *rows = csv.reader(text)
    assert table.column_names == header
    shown = [["" if each is None else str(each) for each in row.values()] for row in table.to_pylist()]
    assert shown == rows
    assert len(rows) > 1


def test_the_dictionary_has_every_code_in_three_languages(untouched: Path) -> None:
    with (untouched / "data/dictionary.csv").open(encoding="utf-8", newline="") as text:
        words = {(each["file"], each["column"], each["code"]): each for each in csv.DictReader(text)}
    for table in assembled().release.tables:
        path = f"data/{table.figure}.csv"
        for place, dimension in enumerate(table.dimensions):
            for code in {"", *(cell.key[place] or "_all" for cell in table.cells)}:
                entry = words[path, dimension.property, code]
                assert all(entry[language] for language in ("en", "ko", "zh"))
    assert re.search("[가-힣]", words["data/table-1.csv", "age_when_trafficked", ""]["ko"])


def test_the_citation_file_names_the_release_and_nobody(untouched: Path) -> None:
    """CFF 1.2.0: version, message, title and authors are needed."""
    cited = yaml.safe_load((untouched / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert cited["cff-version"] == "1.2.0"
    assert (cited["version"], cited["date-released"]) == (RELEASE, AT[:10])
    assert cited["authors"] == [{"name": "Documenters, names withheld for safety"}]
