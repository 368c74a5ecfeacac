"""Time grows with the length of the text and no faster, whatever it is made of."""

import time

import pytest

from bearwitness.intake.read import read_candidates

HARD = [
    "1", "a", "약 ", "百", "백", "1,", "12-", "about ", "one ", "two hundred and ", "3만 ", "between ", "12 or ", "north korean ", "60% of the ",
    "2019-", "20多", "the ", "not ", "$", "\n", "중", "世", "열 ", "1.", "12 of the ", "约",
]  # fmt: skip


def seconds(text: str) -> float:
    start = time.process_time()
    read_candidates(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", HARD)
def test_time_is_linear(piece: str) -> None:
    small = (piece * 10_000)[:5_000]
    large = (piece * 100_000)[:50_000]
    read_candidates(piece)
    assert seconds(large) < 30 * max(seconds(small), 0.005)


@pytest.mark.parametrize("piece", ["1", "a", "百", "약 "])
def test_a_megabyte_takes_seconds(piece: str) -> None:
    assert seconds((piece * 1_000_000)[:1_000_000]) < 15
