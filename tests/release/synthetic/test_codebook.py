"""The public codebook: what is refused, and which rows break its rules."""

import copy
import json
from typing import Any

import numpy as np
import pytest
from tests.release.synthetic.small import BOOK, CODEBOOK, people

from bearwitness.domain.errors import BadValue
from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.errors import BadCodebook, RowsNotInCodebook
from bearwitness.release.synthetic.records import csv_text, read_rows

FAULTS: list[tuple[str, str, Any]] = [
    ("columns", "columns", {}),
    ("columns", "columns", {"a": ["x"], "b": ["y", "y"]}),
    ("columns", "columns", {"a": ["x"], "b": [1]}),
    ("quasi_identifiers", "quasi_identifiers", ["stranger"]),
    ("sensitive", "sensitive", "sector"),
    ("rules", "rules", [["age", ["minor"], "majority"]]),
    ("rules", "rules", [["age", ["centenarian"], "majority", [""]]]),
    ("rules", "rules", [["age", ["minor"], "age", [""]]]),
    ("exclusive", "exclusive", [["friend"]]),
    ("exclusive", "exclusive", [["friend", "year"]]),
    ("hierarchies", "hierarchies", {"region": [{"north": "half"}]}),
]


@pytest.mark.parametrize(("named", "key", "value"), FAULTS)
def test_a_fault_is_refused_and_named(named: str, key: str, value: Any) -> None:
    tree = copy.deepcopy(CODEBOOK) | {key: value}
    with pytest.raises(BadCodebook) as caught:
        SyntheticCodebook.from_json(json.dumps(tree))
    assert caught.value.details["key"] == named


@pytest.mark.parametrize("text", ["", "[]", "{", '{"columns": 3}'])
def test_what_is_no_codebook_is_refused(text: str) -> None:
    with pytest.raises(BadCodebook):
        SyntheticCodebook.from_json(text)


def test_rows_come_back_as_they_went() -> None:
    rows = people(50, 3)
    assert (read_rows(csv_text(rows, BOOK).encode(), BOOK) == rows).all()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"region": 3, "then": 99}, "value"),
        ({"friend": 1, "kin": 1}, "rule"),
        ({"age": 1, "majority": 2}, "rule"),
        ({"sector": 1, "labour": 0}, "rule"),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_place(change: dict[str, int], what: str) -> None:
    rows = people(20, 3)
    text = csv_text(rows, BOOK).splitlines()
    for name, value in change.items():
        if name in BOOK.names:
            rows[7, BOOK.position(name)] = value
    text = csv_text(rows, BOOK).splitlines()
    if what == "value":
        text[8] = text[8].replace("south", "Tak Sol-byol")
    with pytest.raises(RowsNotInCodebook) as caught:
        read_rows("\n".join(text).encode(), BOOK)
    assert caught.value.details == {"what": what, "row": 9}
    assert "Tak" not in str(caught.value)


def test_a_table_of_other_columns_or_bytes_is_refused() -> None:
    with pytest.raises(RowsNotInCodebook):
        read_rows(b"a,b\n1,2\n", BOOK)
    for data in (b"\x1f\x8bnot gzip", b"\xff\xfe\x00", b'"open'):
        with pytest.raises((BadValue, RowsNotInCodebook)):
            read_rows(data, BOOK)


def test_the_rules_are_known_as_structural_zeros() -> None:
    rng = np.random.default_rng(0)
    rows = np.stack([rng.integers(0, size, 3000) for size in BOOK.sizes], axis=1).astype(np.int16)
    found = BOOK.broken(rows)
    names = list(BOOK.columns)
    for row, broken in zip(rows.tolist(), found.tolist(), strict=True):
        r = {name: BOOK.columns[name][v] for name, v in zip(names, row, strict=True)}
        expected = (
            (r["age"] == "minor" and r["majority"] == "Adult")
            or (r["age"] in ("young", "older") and r["majority"] == "Minor")
            or (r["sector"] in ("farm", "home") and r["labour"] == "")
            or (r["friend"] == "1" and r["kin"] == "1")
        )
        assert broken == expected
