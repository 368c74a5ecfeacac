"""Each step on the way to synthetic data by itself, on tables small enough to be worked out by hand."""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
from typing import Any

import numpy as np
import pytest
from tests.release.synthetic.small import CODEBOOK

from bearwitness.domain.errors import BadValue
from bearwitness.domain.frame import PersonRow
from bearwitness.release.synthetic import records as records_module
from bearwitness.release.synthetic.checks import check_rows
from bearwitness.release.synthetic.codebook import MOST_COLUMNS, MOST_LEVELS, Rows, Rule, SyntheticCodebook
from bearwitness.release.synthetic.datasheet import datasheet, error_by_count, noise_of
from bearwitness.release.synthetic.errors import BadCodebook, NotConverged, RowsNotInCodebook, RuleBroken
from bearwitness.release.synthetic.from_rows import book_of, records_of
from bearwitness.release.synthetic.intervals import least_shown, tables_text
from bearwitness.release.synthetic.records import csv_text, read_bounded, read_rows
from bearwitness.release.synthetic.structure import joined, strength
from bearwitness.release.synthetic.tables import NoisyTable, cell_of, count
from bearwitness.release.synthetic.workload import Query, Workload


def book(*sizes: int, **more: Any) -> SyntheticCodebook:
    """Columns a, b, c ..., the first level of each being the blank."""
    levels = {name: ("", *map(str, range(1, size))) for name, size in zip("abcdef", sizes, strict=False)}
    return SyntheticCodebook(levels, **more)


def rows_of(*rows: tuple[int, ...]) -> Rows:
    return np.array(rows, dtype=np.int16)


def noisy(columns: tuple[int, ...], counts: Any, sigma: float = 2.0) -> NoisyTable:
    return NoisyTable(columns, np.array(counts, dtype=np.int64), sigma)


def person(conflicts: tuple[str, ...] = (), **values: tuple[str, ...]) -> PersonRow:
    return PersonRow(token="t", lists=frozenset(), values=values, conflicts=frozenset(conflicts))


def test_persons_become_records_of_the_public_codes_alone() -> None:
    codes = {"sex": ("F", "M"), "act": ("Sold", "Held")}
    found = book_of(("act", "sex"), codes, frozenset({"act"}))
    assert found.columns == {"act.Sold": ("", "yes"), "act.Held": ("", "yes"), "sex": ("", "F", "M")}
    assert found.quasi_identifiers == ("sex",)
    people = [
        person(sex=("M",), act=("Held",)),
        person(sex=("F",), act=("Held", "Sold")),
        person(),
        person(sex=("F", "M"), act=("Elsewhere",)),
        person(sex=("Elsewhere",)),
        person(("sex", "act"), sex=("F",), act=("Sold",)),
    ]
    assert records_of(people, found).tolist() == [
        [0, 1, 2],
        [1, 1, 1],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
    ]


def test_cells_are_numbered_in_the_order_of_the_columns() -> None:
    rows, sizes = rows_of((0, 1, 2), (1, 2, 3), (1, 2, 0)), (2, 3, 4)
    assert cell_of(rows, (0, 1), sizes).tolist() == [1, 5, 5]
    assert cell_of(rows, (2, 0), sizes).tolist() == [4, 7, 1]
    assert cell_of(rows, (), sizes).tolist() == [0, 0, 0]
    assert count(rows, (0, 1), sizes).tolist() == [[0, 1, 0], [0, 0, 2]]
    assert int(count(rows, (), sizes)) == 3


def test_rows_are_fitted_no_closer_than_five_people() -> None:
    assert [noisy((0,), [1], sigma).doubt for sigma in (0.1, 5.0, 5.5)] == [5.0, 5.0, 5.5]


@pytest.mark.parametrize(("sigma", "least"), [(0.1, 10), (5.0, 10), (5.01, 11), (8.0, 16), (50.2, 101)])
def test_no_count_under_ten_or_twice_the_noise_is_shown(sigma: float, least: int) -> None:
    assert least_shown(sigma) == least


def test_no_count_under_the_least_count_of_the_release_is_shown() -> None:
    measured = [noisy((0,), [19, 20], 3.0)]
    of = book(2)
    for least, counts in ((10, ["19", "20"]), (20, ["", "20"])):
        text = tables_text(measured, of, releasable=True, least=least)
        assert [each["count"] for each in csv.DictReader(io.StringIO(text))] == counts
        assert [each["least_shown"] for each in noise_of(measured, of, least)] == [least]


def shown(
    measured: list[NoisyTable], of: SyntheticCodebook, *, releasable: bool = True
) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables_text(measured, of, releasable=releasable))))


def test_what_noise_supports_is_shown_with_its_interval_and_the_rest_is_bounded() -> None:
    lines = shown([noisy((), 99), noisy((0,), [-3, 9, 10, 25])], book(4, 2))
    assert [(each["value_1"], each["count"], each["lower"], each["upper"]) for each in lines] == [
        ("", "", "0", "10"),
        ("1", "", "0", "13"),
        ("2", "10", "6", "14"),
        ("3", "25", "21", "29"),
    ]
    assert {(each["way"], each["column_1"], each["column_2"], each["sigma"]) for each in lines} == {
        ("1", "a", "", "2.0")
    }
    hidden = shown([noisy((0,), [0, 1], 5.23456)], book(2, 2))
    assert [(each["count"], each["upper"], each["sigma"]) for each in hidden] == [
        ("", "11", "5.235"),
        ("", "12", "5.235"),
    ]
    (line,) = [each for each in shown([noisy((0,), [0, 16], 8.0)], book(2, 2)) if each["count"]]
    assert (line["lower"], line["upper"]) == ("0", "32")


def test_of_three_columns_only_what_is_shown_is_listed() -> None:
    counts = np.zeros((2, 2, 2), dtype=np.int64)
    counts[1, 0, 1], counts[0, 1, 1], counts[1, 1, 1] = 10, 9, 12
    lines = shown([noisy((0, 1, 2), counts)], book(2, 2, 2))
    told = ("way", "column_1", "value_1", "column_2", "value_2", "column_3", "value_3", "count")
    assert [tuple(each[name] for name in told) for each in lines] == [
        ("3", "a", "1", "b", "", "c", "1", "10"),
        ("3", "a", "1", "b", "1", "c", "1", "12"),
    ]


def test_what_no_row_can_be_is_not_listed() -> None:
    apart = book(2, 3, 2, exclusive=(("a", "c"),))
    pairs = shown([noisy((0, 2), [[20, 20], [20, 20]]), noisy((0, 1), [[20] * 3] * 2)], apart)
    assert [each["value_1"] + each["value_2"] for each in pairs if each["column_2"] == "c"] == ["", "1", "1"]
    assert sum(each["column_2"] == "b" for each in pairs) == 6
    triples = shown([noisy((0, 1, 2), np.full((2, 3, 2), 20))], apart)
    assert len(triples) == 12 - 3
    assert not any(each["value_1"] == each["value_3"] == "1" for each in triples)


def test_every_line_of_a_test_says_so() -> None:
    measured = [noisy((0,), [20, 30])]
    assert {each["status"] for each in shown(measured, book(2, 2))} == {""}
    assert {each["status"] for each in shown(measured, book(2, 2), releasable=False)} == {
        "test: not for release"
    }


def test_the_error_is_told_by_the_size_of_the_count() -> None:
    counts = [-5, 0, 1, 9, 10, 49, 50, 99, 100, 499, 500, 999, 1000, 7000]
    domain = book(len(counts), 2, 2)
    rows = np.zeros((0, 3), dtype=np.int16)
    found = error_by_count(
        rows, domain, [noisy((), 9), noisy((0,), counts, 3.0), noisy((1, 2), [[1, 2], [3, 6]])]
    )
    ends = [(1, 9), (10, 49), (50, 99), (100, 499), (500, 999), (1000, None)]
    ones = [each for each in found if each["way"] == 1]
    assert [(each["from"], each["to"], each["cells"]) for each in ones] == [(*each, 2) for each in ends]
    assert [each["rows_from_tables"] for each in ones] == [5.0, 29.5, 74.5, 299.5, 749.5, 4000.0]
    assert {each["noise"] for each in ones} == {round(3 * math.sqrt(2 / math.pi), 2)} == {2.39}
    assert [(each["way"], each["cells"], each["rows_from_tables"]) for each in found[6:]] == [(2, 4, 3.0)]
    held = np.array([[2, 0, 0]] * 4, dtype=np.int16)
    assert error_by_count(held, domain, [noisy((0,), counts)])[0]["rows_from_tables"] == 6.0
    threes = error_by_count(rows, book(2, 2, 2), [noisy((0, 1, 2), np.full((2, 2, 2), 4))])
    assert [(each["way"], each["cells"]) for each in threes] == [(3, 8)]
    thirds = error_by_count(rows, domain, [noisy((0,), [0] * 2 + [10, 10, 11] + [0] * 9)])
    assert [each["rows_from_tables"] for each in thirds] == [10.33]
    assert error_by_count(rows, domain, [noisy((0,), counts, 1 / 3)])[0]["noise"] == 0.27


def test_the_sheet_tells_the_number_of_people_with_its_interval() -> None:
    measured = [noisy((), 1000, 5.12345), noisy((0,), [600, 400], 7.654321)]
    files = {"rows.csv": "x"}
    for releasable, status in ((True, "for release after approval"), (False, "test: not for release")):
        sheet = datasheet(
            rows_of((0, 0), (1, 1)),
            book(2, 2),
            measured,
            {"epsilon": 4},
            ["rules"],
            files,
            releasable=releasable,
        )
        assert (sheet["format"], sheet["status"], sheet["epsilon"], sheet["rows"]) == (1, status, 4, 2)
    assert sheet["people"] == {"noisy": 1000, "sigma": 5.123, "interval": [989, 1011], "level": 0.95}
    wide = [noisy((), 1000, 20.0)]
    held = datasheet(rows_of((0, 0)), book(2, 2), wide, {}, [], {}, releasable=True)
    assert held["people"]["interval"] == [960, 1040]
    assert noise_of(measured, book(2, 2)) == [{"columns": ["a"], "sigma": 7.6543, "least_shown": 16}]
    assert (sheet["columns"], sheet["checks"], sheet["tables"]) == (
        ["a", "b"],
        ["rules"],
        noise_of(measured, book(2, 2)),
    )
    assert [*sheet["sha256"]] == ["rows.csv"]


def test_shares_of_the_budget_are_by_the_number_of_columns() -> None:
    def shares(of: SyntheticCodebook) -> list[float]:
        queries = Workload.of(of).queries
        return [sum(q.weight for q in queries if len(q.columns) == order) for order in range(4)]

    keyed = book(3, 4, 5, quasi_identifiers=("a", "b"), sensitive=("c",))
    assert shares(keyed) == pytest.approx([0.01, 0.07, 0.72, 0.20])
    assert shares(book(3, 4)) == pytest.approx([0.0125, 0.0875, 0.9, 0])
    assert [q.columns for q in Workload.of(keyed).queries] == [
        (),
        (0,),
        (1,),
        (2,),
        (0, 1),
        (0, 2),
        (1, 2),
        (0, 1, 2),
    ]


def test_a_table_of_eight_times_the_recorded_cells_has_four_times_the_budget() -> None:
    """Blanks are no recorded cells, and a column of nothing else counts as one."""
    weights = {q.columns: q.weight for q in Workload.of(book(2, 9)).queries}
    assert weights[1,] / weights[0,] == pytest.approx(4)
    assert weights[0, 1] == pytest.approx(0.9)
    bare = SyntheticCodebook({"a": ("",), "b": ("x",)})
    assert {q.columns: q.weight for q in Workload.of(bare).queries}[0,] == pytest.approx(0.0875 / 2)


def test_tables_of_more_than_a_hundred_thousand_cells_are_not_measured() -> None:
    def pairs(*sizes: int) -> int:
        wide = book(*sizes, quasi_identifiers=tuple("abc"[: len(sizes)]))
        return sum(len(q.columns) > 1 for q in Workload.of(wide).queries)

    assert pairs(250, 400) == 1
    assert pairs(11, 9091) == 0
    assert pairs(50, 40, 50) == 4
    assert pairs(11, 9091, 1) == 2


@pytest.mark.parametrize(("scale", "weight"), [(1.0, 1.0), (3.7, 0.02), (0.9, 0.25), (100.0, 0.5)])
def test_noise_is_rounded_up_to_one_of_sixty_four_steps(scale: float, weight: float) -> None:
    exact, sigma = scale / math.sqrt(weight), Query((0,), weight).sigma(scale)
    assert exact <= sigma * (1 + 1e-12)
    assert sigma < exact * 2 ** (1 / 64) * (1 + 1e-12)
    assert 64 * math.log2(sigma) == pytest.approx(round(64 * math.log2(sigma)))


def test_the_digest_binds_levels_and_weights() -> None:
    one, other = book(2, 3), SyntheticCodebook({"a": ("", "1"), "b": ("", "1", "이")})
    digests = {Workload.of(each).digest(each) for each in (one, other, book(3, 2), book(2, 4))}
    assert len(digests) == 4
    assert Workload.of(one).digest(one) == Workload.of(book(2, 3)).digest(book(2, 3))


def test_the_strength_of_a_pair_is_its_excess_over_noise_and_chance() -> None:
    even, uneven = noisy((0, 1), [[10, 10], [10, 10]], 3.0), noisy((0, 1), [[20, 0], [0, 20]], 3.0)
    assert strength(even, 40) == -4.0
    assert strength(uneven, 40) == pytest.approx(4 * (100 / 19 - 1))
    assert strength(uneven, 0) == strength(uneven, -1) == 0.0
    assert strength(noisy((0, 1), [[1, 0], [0, 0]], 1.0), 1) == -4.0
    negative = noisy((0, 1), [[-4, 0], [0, 0]], 2.0)
    assert strength(negative, 5) == pytest.approx(16 / 4 - 4)
    lopsided = noisy((0, 1), [[6, 2], [1, 1]], 1.0)
    expected = [[5.6, 2.4], [1.4, 0.6]]
    excess = sum(
        (seen - wanted) ** 2 / (wanted + 1) - 1
        for line, wants in zip([[6, 2], [1, 1]], expected, strict=True)
        for seen, wanted in zip(line, wants, strict=True)
    )
    assert strength(lopsided, 10) == pytest.approx(excess)


def test_the_strongest_pairs_are_joined_into_a_forest() -> None:
    def pair(i: int, j: int, off: int) -> NoisyTable:
        return noisy((i, j), [[20 + off, 20 - off], [20 - off, 20 + off]], 3.0)

    pairs = [pair(0, 1, 1), pair(0, 2, 9), pair(0, 3, 2), pair(1, 2, 8), pair(1, 3, 3), pair(2, 3, 4)]
    sizes = (2, 2, 2, 2)
    assert joined(pairs, [], sizes, 80) == [(0, 2), (1, 2), (2, 3)]
    assert joined(pairs, [(0, 1)], sizes, 80) == [(0, 1), (0, 2), (2, 3)]
    assert joined(pairs, [(0, 1), (0, 2), (1, 2)], sizes, 80) == [(0, 1), (0, 2), (1, 2), (2, 3)]
    assert joined(pairs, [], sizes, 0) == [(0, 1), (0, 2), (0, 3)]
    chain = [pair(0, 1, 9), pair(2, 3, 9), pair(1, 2, 8), pair(0, 3, 7)]
    assert joined(chain, [], sizes, 80) == [(0, 1), (2, 3), (1, 2)]


def fits(measured: list[NoisyTable], rows: Rows, of: SyntheticCodebook) -> str:
    """Name of the check that fails; empty where all pass."""
    try:
        assert check_rows(rows, of, measured) == ["rules", "model", "weights", "single values", "tables"]
    except NotConverged as error:
        return str(error.details["check"])
    return ""


def even(*sizes: int, each: int) -> Rows:
    """The same number of rows in every cell."""
    cells = np.stack(np.meshgrid(*map(np.arange, sizes), indexing="ij"), axis=-1).reshape(-1, len(sizes))
    return np.repeat(cells, each, axis=0).astype(np.int16)


def singles(rows: Rows, *sizes: int) -> list[NoisyTable]:
    return [noisy((i,), count(rows, (i,), sizes)) for i in range(len(sizes))]


@pytest.mark.parametrize(
    ("off", "failed"), [(24, ""), (-24, ""), (25, "single values"), (-25, "single values")]
)
def test_a_single_value_may_be_off_by_what_noise_does_once_in_ten_thousand(off: int, failed: str) -> None:
    """Of four values in all: sqrt(2 ln(8 / 0.0001)) deviations of five people, and one for rounding."""
    rows = even(2, 2, each=100)
    measured = singles(rows, 2, 2)
    measured[1].counts[1] += off
    assert fits(measured, rows, book(2, 2)) == failed
    assert fits([*measured[1:], measured[0]], rows, book(2, 2)) == failed


@pytest.mark.parametrize(("one", "failed"), [(4, ""), (5, "tables of 2")])
def test_pairs_may_be_off_by_half_as_much_again_as_noise_and_chance(one: int, failed: str) -> None:
    """Six rows in each of thirty cells, whose counts are off by 8 in twenty and by 4 in ten: 1.5 squares a cell."""
    rows = even(5, 6, each=6)
    off = np.array([8, -8] * 10 + [4, -4] * 4 + [4, -one]).reshape(5, 6)
    measured = [*singles(rows, 5, 6), noisy((0, 1), 6 + off)]
    assert fits(measured, rows, book(5, 6)) == failed


@pytest.mark.parametrize(("one", "failed"), [(4, ""), (5, "tables of 3")])
def test_triples_are_held_to_the_same(one: int, failed: str) -> None:
    rows = even(3, 2, 5, each=6)
    off = np.array([8, -8] * 10 + [4, -4] * 4 + [4, -one]).reshape(3, 2, 5)
    pairs = [noisy((0, 1), np.full((3, 2), 30)), noisy((0, 2), np.full((3, 5), 12))]
    measured = [*singles(rows, 3, 2, 5), *pairs, noisy((0, 1, 2), 6 + off)]
    assert fits(measured, rows, book(3, 2, 5)) == failed


def test_noise_where_no_row_can_be_does_not_count() -> None:
    apart = book(2, 2, exclusive=(("a", "b"),))
    rows = np.array([(0, 0)] * 40 + [(0, 1)] * 40 + [(1, 0)] * 40, dtype=np.int16)
    measured = [*singles(rows, 2, 2), noisy((0, 1), [[40, 40], [40, 400]])]
    assert fits(measured, rows, apart) == ""
    assert fits(measured, rows, book(2, 2)) == "tables of 2"
    assert fits([*measured[:2], noisy((0, 1), [[40, 60], [40, 0]])], rows, apart) == "tables of 2"
    with pytest.raises(RuleBroken) as caught:
        check_rows(np.concatenate([rows, rows_of((1, 1), (1, 1))]), apart, measured)
    assert caught.value.details == {"number": 2}


def codebook(**changes: Any) -> SyntheticCodebook:
    return SyntheticCodebook.from_json(json.dumps({**CODEBOOK, **changes}))


def wide(number: int, levels: int = 2) -> dict[str, list[str]]:
    return {f"c{at}": ["", *map(str, range(1, levels))] for at in range(number)}


BARE: dict[str, Any] = {"quasi_identifiers": [], "sensitive": [], "rules": [], "exclusive": []}


def test_a_codebook_has_two_to_a_hundred_columns_of_up_to_two_thousand_levels() -> None:
    assert (MOST_COLUMNS, MOST_LEVELS) == (100, 2000)
    for columns in (wide(2), wide(100), wide(2, 2000), wide(2, 1)):
        assert len(codebook(columns=columns, **BARE).columns) == len(columns)
    empty = {"a": ["x"], "b": []}
    for columns in (wide(1), wide(101), {**wide(2), "b": wide(1, 2001)["c0"]}, empty, {**wide(2), "": ["x"]}):
        with pytest.raises(BadCodebook):
            codebook(columns=columns, **BARE)


REGION = {level: "here" for level in CODEBOOK["columns"]["region"] if level}  # type: ignore[index]  # of JSON


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("quasi_identifiers", ["year", "year"]),
        ("sensitive", ["stranger"]),
        ("sensitive", ["sector", "sector"]),
        ("sensitive", [1]),
        ("rules", [["stranger", ["minor"], "majority", [""]]]),
        ("rules", [["age", ["minor"], "stranger", [""]]]),
        ("rules", [["age", ["minor"], "majority", ["Elsewhere"]]]),
        ("rules", [[1, ["minor"], "majority", [""]]]),
        ("rules", [["age", ["minor"], 1, [""]]]),
        ("rules", [["age", ["minor"], "majority", [1]]]),
        ("exclusive", [["friend", "friend"]]),
        ("exclusive", [["friend", "stranger"]]),
        ("exclusive", [["friend", "kin"], ["year", "kin"]]),
        ("hierarchies", {"stranger": []}),
        ("hierarchies", {"region": [REGION, {**REGION, "": "none"}]}),
        ("hierarchies", {"region": [{**REGION, "north": 1}]}),
        ("hierarchies", {"region": 3}),
    ],
)
def test_a_fault_of_a_codebook_is_named_by_its_part(key: str, value: Any) -> None:
    with pytest.raises(BadCodebook) as caught:
        codebook(**{key: value})
    assert caught.value.details == {"key": key}


def test_a_rule_may_name_every_level_and_a_list_every_column() -> None:
    every = {"quasi_identifiers": ["a", "b"], "sensitive": ["a", "b"], "exclusive": [["a", "b"]]}
    rule = ["a", ["", "1"], "b", ["", "1"]]
    tree = {"columns": {"a": ["", "1"], "b": ["", "1"]}, "rules": [rule], **every}
    assert SyntheticCodebook.from_json(json.dumps(tree)).quasi_identifiers == ("a", "b")


def test_a_whole_codebook_is_read_as_it_is_written() -> None:
    found = codebook(hierarchies={"region": [REGION]})
    assert found.hierarchies == (("region", (REGION,)),)
    assert found.sizes[:3] == (4, 4, 3)
    assert found.position("majority") == 2
    assert found.exclusive == (("friend", "kin"),)


def test_a_rule_forbids_its_cells_whichever_column_comes_first() -> None:
    rule = Rule("b", frozenset({"1"}), "a", frozenset({"", "2"}))
    ((i, j, mask),) = book(3, 2, rules=(rule,)).forbidden()
    assert (i, j, mask.tolist()) == (0, 1, [[False, False], [False, True], [False, False]])
    both = book(3, 2, 2, rules=(rule,), exclusive=(("a", "b", "c"),)).forbidden()
    assert [(i, j) for i, j, _ in both] == [(0, 1), (0, 2), (1, 2)]
    assert both[0][2].tolist() == [[False, False], [False, True], [False, True]]
    assert both[2][2].tolist() == [[False, False], [False, True]]


def test_rows_are_read_whatever_the_order_of_the_columns() -> None:
    domain = book(2, 3)
    assert read_rows(b"b,a\n2,1\n,\n", domain).tolist() == [[1, 2], [0, 0]]
    assert read_rows("\ufeffa,b\n1,2\n".encode(), domain).tolist() == [[1, 2]]
    assert read_rows(b"a,b\n", domain).shape == (0, 2)
    assert csv_text(rows_of((1, 2), (0, 0)), domain) == "a,b\n1,2\n,\n"


@pytest.mark.parametrize(
    ("text", "what", "row"),
    [
        (b"", "columns", 1),
        (b"a\n1\n", "columns", 1),
        (b"a,b,c\n", "columns", 1),
        (b"a,a\n", "columns", 1),
        (b"a,b\n1,1\n1\n", "length", 3),
        (b"a,b\n1,1,1\n", "length", 2),
        (b"a,b\n1,1\n1,9\n", "value", 3),
    ],
)
def test_a_row_that_does_not_fit_is_named(text: bytes, what: str, row: int) -> None:
    with pytest.raises(RowsNotInCodebook) as caught:
        read_rows(text, book(2, 3))
    assert caught.value.details == {"what": what, "row": row}


def test_a_table_is_read_up_to_a_gigabyte(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small it is packed."""
    assert records_module.MOST_BYTES == 2**30
    text = b"a,b\n1,1\n"
    (tmp_path / "in.csv").write_bytes(text)
    for most, fits_in in ((len(text), True), (len(text) - 1, False)):
        monkeypatch.setattr(records_module, "MOST_BYTES", most)
        for read in (
            lambda: read_bounded(tmp_path / "in.csv"),
            lambda: read_rows(text, book(2, 2)),
            lambda: read_rows(gzip.compress(text), book(2, 2)),
        ):
            if fits_in:
                assert len(read())
            else:
                with pytest.raises(BadValue):
                    read()
    for missing in (tmp_path / "nothing", tmp_path):
        with pytest.raises(BadValue):
            read_bounded(missing)
