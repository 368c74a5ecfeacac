"""Tables keep their lineage, and count every person where she stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.domain.frame import PersonRow
from bearwitness.patterns import cross_tabulate
from bearwitness.patterns.errors import BadDimensions


def row(token: str, conflicts: frozenset[str] = frozenset(), **values: tuple[str, ...]) -> PersonRow:
    return PersonRow(token=token, lists=frozenset(), values=values, conflicts=conflicts)


ROWS = [
    row("a", sex=("Female",), control_method=("Threats", "TakesEarnings")),
    row("b", sex=("Female",), control_method=("Threats",)),
    row("c", sex=("Male",)),
    row("d", frozenset({"sex"}), sex=("Female", "Male"), control_method=("Threats",)),
]


def test_one_property() -> None:
    table = cross_tabulate(ROWS, ("sex",))
    assert table.cells == {("Female",): {"a", "b"}, ("Male",): {"c"}}
    assert table.conflicting == {"d"}
    assert table.not_recorded == set()
    assert not table.multi


def test_a_person_with_several_codes_counts_once_in_each() -> None:
    table = cross_tabulate(ROWS, ("sex", "control_method"))
    assert table.counts == {("Female", "TakesEarnings"): 1, ("Female", "Threats"): 2}
    assert table.not_recorded == {"c"}
    assert table.multi


@pytest.mark.parametrize("by", [(), ("sex", "sex"), ("sex", "role", "act")])
def test_other_numbers_of_properties_are_refused(by: tuple[str, ...]) -> None:
    with pytest.raises(BadDimensions):
        cross_tabulate(ROWS, by)


codes = st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(lambda each: tuple(sorted(each)))


@given(st.lists(st.tuples(codes, codes, st.booleans()), max_size=30))
def test_everybody_stands_somewhere(drawn: list[tuple[tuple[str, ...], tuple[str, ...], bool]]) -> None:
    rows = [
        row(str(number), frozenset("p") if at_odds else frozenset(), p=first, q=second)
        for number, (first, second, at_odds) in enumerate(drawn)
    ]
    table = cross_tabulate(rows, ("p", "q"))
    groups = [table.persons, table.not_recorded, table.conflicting]
    assert sum(map(len, groups)) == len(rows)
    assert frozenset().union(*groups) == {each.token for each in rows}
    if not table.multi:
        assert sum(table.counts.values()) == len(table.persons)
