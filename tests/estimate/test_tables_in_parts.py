"""Structural zeros, strata, rows of persons and folders of replicates: read right, or refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.estimate.tables import tables

from bearwitness.domain.errors import BearwitnessError
from bearwitness.estimate import CaptureTable, StratifiedTable, errors, published, read_replicates

PERSONS = "in_A,in_B,in_C,region\n1,0,0,north\n1,0,0,north\n1,1,0,south\n0,0,1,south\n"


def test_a_structural_zero_is_told_from_a_sampling_zero() -> None:
    text = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,1,1,6\n1,1,0,never\n1,1,1,never\n"
    table = CaptureTable.from_csv(text)
    assert table.never == ((1, 1, 0), (1, 1, 1))
    plain = CaptureTable.from_csv(text.replace("1,1,0,never\n1,1,1,never\n", ""))
    assert plain.never == ()
    assert plain.apart(("A", "B")) == table
    assert plain != table
    assert plain.digest != table.digest
    assert CaptureTable.from_csv(table.to_csv()) == table


def test_persons_where_nobody_can_be_are_refused() -> None:
    table = published.load("UKdat_5").table
    with pytest.raises(errors.CountedImpossible) as caught:
        table.apart(("LA", "NG"))
    assert str(caught.value.details["columns"]).startswith("1 2")
    with pytest.raises(errors.NoSuchColumn):
        table.apart(("LA", "nobody"))
    with pytest.raises(errors.DuplicatePattern):
        CaptureTable.from_csv("A,B,count\n1,1,4\n1,1,never\n")
    with pytest.raises(errors.BadCount):
        CaptureTable.from_csv("A,B,count\n1,1,4\n0,0,never\n")


@given(tables(least=3), st.data())
def test_keeping_lists_loses_only_those_on_none_of_them(table: CaptureTable, data: st.DataObject) -> None:
    kept = data.draw(st.permutations(table.lists))[:2]
    on = [table.lists.index(name) for name in kept]
    left = int(table.counts[table.patterns[:, on].any(axis=1)].sum())
    if left == 0:
        with pytest.raises(errors.EmptyTable):
            table.keeping(kept)
        return
    assert table.keeping(kept).observed == left
    assert table.keeping(kept).lists == tuple(kept)


def test_rows_of_persons_are_counted() -> None:
    split = StratifiedTable.from_persons(PERSONS, by=["region"])
    assert {key: table.by_pattern for key, table in split.strata.items()} == {
        ("north",): {(1, 0, 0): 2},
        ("south",): {(1, 1, 0): 1, (0, 0, 1): 1},
    }
    assert split.whole == StratifiedTable.from_persons(PERSONS).whole
    assert split.whole.lists == ("A", "B", "C")


@pytest.mark.parametrize(
    ("text", "fault", "details"),
    [
        (PERSONS + "0,0,0,north\n", errors.AllZeroPattern, {"row": 6}),
        (PERSONS + "0,2,0,north\n", errors.NotZeroOne, {"row": 6, "column": 2}),
        (PERSONS + "0,1,0\n", errors.UnreadableTable, {"row": 6}),
        ("in_A,B,region\n1,1,north\n", errors.WrongNumberOfLists, {"lists": 1}),
        ("in_A,in_B,place\n1,1,north\n", errors.NoSuchColumn, {"columns": 3}),
        ("in_A,in_B,region\n", errors.EmptyTable, {}),
    ],
)
def test_a_fault_in_rows_of_persons_is_named(
    text: str, fault: type[BearwitnessError], details: dict[str, int]
) -> None:
    with pytest.raises(fault) as caught:
        StratifiedTable.from_persons(text, by=["region"])
    assert details.items() <= caught.value.details.items()


def test_the_same_pattern_may_stand_once_in_each_stratum() -> None:
    text = "region,A,B,count\nnorth,1,1,4\nsouth,1,1,5\nsouth,1,0,3\nwest,1,0,0\n"
    split = StratifiedTable.from_csv(text, by=["region"])
    assert [table.observed for table in split.strata.values()] == [4, 8]
    assert split.whole.by_pattern == {(1, 1): 9, (1, 0): 3}
    with pytest.raises(errors.DuplicatePattern) as caught:
        StratifiedTable.from_csv(text + "south,1,0,2\n", by=["region"])
    assert (caught.value.details["row"], caught.value.details["first"]) == (6, 4)


def test_a_folder_of_replicates_reads_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    for number, persons in ((10, 3), (2, 5)):
        (tmp_path / f"{number:03}.csv").write_text(f"A,B,count\n1,0,{persons}\n1,1,2\n", encoding="utf-8")
    (tmp_path / "003.csv").write_text("in_A,in_B\n1,0\n1,1\n", encoding="utf-8")
    (tmp_path / "meta.json").write_text('{"seed": 7}', encoding="utf-8")
    found = read_replicates(tmp_path)
    assert [table.observed for table in found.whole] == [7, 2, 5]
    assert found.meta == {"seed": 7}
    (tmp_path / "011.csv").write_text("A,C,count\n1,0,3\n", encoding="utf-8")
    with pytest.raises(errors.BadReplicates) as caught:
        read_replicates(tmp_path)
    assert caught.value.details["file"] == 4


@pytest.mark.parametrize("meta", ["[]", "{", "\ufffe"])
def test_a_folder_that_holds_no_replicates_is_refused(tmp_path: Path, meta: str) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(errors.BadReplicates):
            read_replicates(folder)
    (tmp_path / "1.csv").write_text("A,B,count\n1,1,3\n", encoding="utf-8")
    assert read_replicates(tmp_path).meta == {}
    (tmp_path / "meta.json").write_text(meta, encoding="utf-8")
    with pytest.raises(errors.BadReplicates):
        read_replicates(tmp_path)
