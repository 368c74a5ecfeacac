"""Reading a table: every fault is named with its row, and a sound table comes back the same."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from tests.estimate.tables import tables

from bearwitness.domain.errors import BearwitnessError
from bearwitness.estimate import CaptureTable, published
from bearwitness.estimate import errors as faults

SOUND = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n"
FAULTS: list[tuple[str, type[BearwitnessError], dict[str, int]]] = [
    (SOUND + "1,1,0,2\n", faults.DuplicatePattern, {"row": 6, "first": 5}),
    (SOUND + "0,0,0,9\n", faults.AllZeroPattern, {"row": 6}),
    (SOUND + "0,1,2,9\n", faults.NotZeroOne, {"row": 6, "column": 3}),
    (SOUND + "0,1,,9\n", faults.NotZeroOne, {"row": 6, "column": 3}),
    (SOUND + "0,1,1,-9\n", faults.BadCount, {"row": 6}),
    (SOUND + "0,1,1,1.5\n", faults.BadCount, {"row": 6}),
    (SOUND + "0,1,1,\n", faults.BadCount, {"row": 6}),
    (SOUND + "0,1,1,²\n", faults.BadCount, {"row": 6}),
    (SOUND + "0,1,1," + "9" * 5000 + "\n", faults.BadCount, {"row": 6}),
    (SOUND + "0,1,1,1000000001\n", faults.BadCount, {"row": 6}),
    (SOUND + "0,1,1\n", faults.UnreadableTable, {"row": 6}),
    (SOUND + '0,1,"1,4\n', faults.UnreadableTable, {}),
    ("A,B,count\n", faults.EmptyTable, {}),
    ("A,B,count\n1,1,0\n", faults.EmptyTable, {}),
    ("", faults.NoCountColumn, {}),
    ("A,B,n\n1,1,4\n", faults.NoCountColumn, {}),
    ("A;B;count\n1;1;4\n", faults.NoCountColumn, {}),
    ("A,count\n1,4\n", faults.WrongNumberOfLists, {"lists": 1}),
    (",".join(f"L{n}" for n in range(21)) + ",count\n", faults.WrongNumberOfLists, {"lists": 21}),
    ("A,A,count\n1,1,4\n", faults.BadListNames, {"column": 2}),
    (",A,count\n1,1,4\n", faults.BadListNames, {"column": 1}),
    ("A,B,count,count\n1,1,4,4\n", faults.BadListNames, {"column": 4}),
    ("region,A,B,count\nnorth,1,0,4\n", faults.NotZeroOne, {"row": 2, "column": 1}),
    ("count,A,B\n4,1,north\n", faults.NotZeroOne, {"row": 2, "column": 3}),
]


@pytest.mark.parametrize(("text", "fault", "details"), FAULTS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_fault_is_named_with_its_row(
    text: str, fault: type[BearwitnessError], details: dict[str, int]
) -> None:
    with pytest.raises(fault) as caught:
        CaptureTable.from_csv(text)
    assert details.items() <= caught.value.details.items()


def test_a_sound_table_reads() -> None:
    table = CaptureTable.from_csv(SOUND)
    assert table.lists == ("A", "B", "C")
    assert (table.observed, table.seen_once, table.seen(2)) == (96, 90, 6)
    assert table.overlaps == {("A", "B"): 6, ("A", "C"): 0, ("B", "C"): 0}
    assert table.sizes.tolist() == [46, 36, 20]
    assert table.alone.tolist() == [40, 30, 20]
    assert (table.patterns.shape, table.patterns.dtype) == ((4, 3), np.dtype(np.int8))
    assert table.counts.dtype == np.dtype(np.int64)


def test_every_list_with_a_position_of_its_own_and_the_count_anywhere() -> None:
    moved = "\ufeffcount,A,B,C\r\n\r\n40,1,0,0\r\n30,0,1,0\r\n20,0,0,1\r\n6,1,1,0\r\n0,1,1,1\r\n0,0,0,0\r\n"
    assert CaptureTable.from_csv(moved) == CaptureTable.from_csv(SOUND)


def test_the_corrupt_copy_of_ned_is_refused() -> None:
    """As it circulates: the pattern O:R coded a second time as O:Z."""
    sound = published.load("Ned").table.to_csv()
    assert "0,0,1,0,1,0,2\n" in sound
    with pytest.raises(faults.DuplicatePattern):
        CaptureTable.from_csv(sound.replace("0,0,1,0,1,0,2\n", "0,0,1,0,0,1,2\n"))


def test_a_file_reads_like_its_text(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(SOUND, encoding="utf-8-sig")
    assert CaptureTable.from_csv(path) == CaptureTable.from_csv(SOUND)
    path.write_bytes(b"\xff\xfe\x00")
    for unreadable in (path, tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(faults.UnreadableTable):
            CaptureTable.from_csv(unreadable)


def test_patterns_are_checked_like_rows() -> None:
    assert CaptureTable.from_patterns(["A", "B"], {(1, 1): 3, (0, 0): 0}).observed == 3
    cases: tuple[tuple[dict[tuple[int, ...], int], type[BearwitnessError]], ...] = (
        ({(1, 2): 3}, faults.NotZeroOne),
        ({(1,): 3}, faults.NotZeroOne),
        ({(1, 1): -3}, faults.BadCount),
        ({(0, 0): 3}, faults.AllZeroPattern),
        ({(1, 1): 0}, faults.EmptyTable),
    )
    for counts, fault in cases:
        with pytest.raises(fault):
            CaptureTable.from_patterns(["A", "B"], counts)
    with pytest.raises(faults.BadListNames):
        CaptureTable.from_patterns(["A", "A"], {(1, 1): 3})


@given(tables())
def test_csv_round_trip(table: CaptureTable) -> None:
    again = CaptureTable.from_csv(table.to_csv())
    assert again == table
    assert hash(again) == hash(table)
    assert again.digest == table.digest == hashlib.sha256(table.to_csv().encode()).hexdigest()


def test_awkward_names_survive() -> None:
    table = CaptureTable.from_patterns(['a "b", c', "쉼터\n둘"], {(1, 1): 3})
    assert CaptureTable.from_csv(table.to_csv()) == table


def test_the_table_cannot_be_changed() -> None:
    table = CaptureTable.from_csv(SOUND)
    with pytest.raises(ValueError, match="read-only"):
        table.counts[0] = 1
