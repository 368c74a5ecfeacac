"""The files that are begun first are there."""

from tests.conftest import LONGEST, TESTS


def test_every_file_that_begins_early_exists() -> None:
    assert [name for name in LONGEST if not (TESTS / name).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)
