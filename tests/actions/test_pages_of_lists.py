"""Lists are read a page at a time: in order, with the right numbers, and nothing counted for who is on other pages."""

import pytest
from django.db import connection
from tests.actions.conftest import SURVIVOR, Witness

from bearwitness.casebook.access import Case


@pytest.fixture
def coded(witness: Witness) -> list[int]:
    """Claims of each testimony, oldest first."""
    numbers = [3, 0, 2, 1, 4]
    for at, number in enumerate(numbers):
        source = witness.tells(f"Fictional testimony {at}.", "one")
        for _ in range(number):
            witness.says(source, witness.person(), "testimony", role=SURVIVOR)
    return numbers


def test_texts_newest_first_with_their_claims(witness: Witness, coded: list[int]) -> None:
    case = Case(witness.casebook, "team")
    whole = case.texts(0, 50)
    assert [each.claims for each in whole] == coded[::-1]
    assert [case.texts(at, 2) for at in (0, 2, 4)] == [whole[:2], whole[2:4], whole[4:]]


def test_claims_are_counted_for_the_page_alone(witness: Witness, coded: list[int]) -> None:
    """Of all texts, only those of the page are named where claims are counted."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def keep(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # as Django passes them
        asked.append((sql, tuple(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        shown = Case(witness.casebook, "team").texts(0, 2)
    [counted] = [given for sql, given in asked if "COUNT(" in sql]
    assert {each for each in counted if str(each).startswith("T-")} == {each.text_id for each in shown}
