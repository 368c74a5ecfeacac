"""No withheld cell can be worked out from everything that is published."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.release.grid import Counts, grid, kept_back, keys, possible

from bearwitness.domain.frame import PersonRow
from bearwitness.release.counts import suppression
from bearwitness.release.counts.cells import Cells, Key, gather, with_margins
from bearwitness.release.counts.stranger import Stranger
from bearwitness.release.counts.suppression import Suppression
from bearwitness.release.counts.system import System
from bearwitness.release.errors import CannotProtect

N = 3


def check(cells: Cells, withheld: frozenset[Key], most: int) -> None:
    for key, values in possible(cells, withheld, most).items():
        assert max(values) - min(values) >= N, key
        if cells.count(key) < N:
            assert set(range(N)) <= values, key
    assert all(key in withheld or cells.count(key) >= N for key in cells.members)


@settings(deadline=None, max_examples=40)
@given(arrays(np.int64, (2, 2), elements=st.integers(0, 6)))
def test_no_cell_is_pinned_in_any_small_table(counts: Counts) -> None:
    cells = grid(counts)
    check(cells, kept_back(cells, [], threshold=N), most=12)


@settings(deadline=None, max_examples=15)
@given(arrays(np.int64, (2, 3), elements=st.integers(0, 5)))
def test_no_cell_is_pinned_in_any_wider_table(counts: Counts) -> None:
    cells = grid(counts)
    check(cells, kept_back(cells, [], threshold=N), most=10)


def test_the_check_can_fail() -> None:
    cells = grid(np.array([[5, 1], [6, 7]]))
    with pytest.raises(AssertionError):
        check(cells, frozenset({keys(0, 1)[3]}), most=12)


TEXTBOOK = np.array([[20, 50, 10], [8, 19, 22], [17, 32, 12]])


@pytest.mark.parametrize(("cell", "least", "most"), [((1, 2), 5, 30), ((2, 0), 0, 25)])
def test_ranges_are_those_of_the_textbook(cell: tuple[int, int], least: int, most: int) -> None:
    """Fischetti and Salazar (2000): four cells withheld, all margins published."""
    cells = grid(TEXTBOOK)
    hidden = {keys(*each)[3] for each in [(1, 0), (1, 2), (2, 0), (2, 2)]}
    published = {key: cells.count(key) for key in cells.members if key not in hidden}
    stranger = Stranger(System(cells.axes, cells.schemas), published)
    key = keys(*cell)[3]
    for upwards, end in ((False, least), (True, most)):
        found = stranger.extreme(key, upwards=upwards, stop=1000)
        assert found is not None
        assert found[key] == end


def test_a_pattern_that_protects_for_one_is_too_narrow_for_ten() -> None:
    """GaussSuppression's first vignette: four cells withheld leave ranges of width 2."""
    cells = grid(np.array([[5, 2, 0], [6, 3, 4]]))
    withheld = kept_back(cells, [], threshold=10)
    assert {keys(i, j)[3] for i in (0, 1) for j in (0, 1, 2)} <= withheld


CLOSED = {"sex": ("Female", "Male"), "age": ("Young", "Old"), "act": ("One", "Two", "Three")}


def gathered(rows: list[PersonRow], *tables: tuple[str, ...], threshold: int = 10) -> Cells:
    return gather(
        rows,
        tables,
        closed=CLOSED,
        allowed=frozenset({"yanji"}),
        many=frozenset({"act"}),
        threshold=threshold,
    )


def person(number: int, **values: tuple[str, ...]) -> PersonRow:
    return PersonRow(token=str(number), lists=frozenset(), values=values, sources=frozenset({str(number)}))


def crowd(*groups: tuple[int, dict[str, tuple[str, ...]]]) -> list[PersonRow]:
    values = [each for size, each in groups for _ in range(size)]
    return [person(number, **each) for number, each in enumerate(values)]


def test_a_single_small_cell_takes_another_with_it() -> None:
    rows = crowd((40, {"sex": ("Female",)}), (30, {"sex": ("Male",)}), (20, {}))
    cells = gathered(rows, ("sex",))
    withheld = kept_back(cells, [], threshold=10)
    assert (("sex", "_conflicting"),) in withheld
    assert len(withheld) >= 2


def test_tables_that_share_margins_are_protected_together() -> None:
    """Alone, the one-way table gives away the margin that the two-way table needs withheld."""
    rows = crowd(
        (30, {"sex": ("Female",), "age": ("Old",)}),
        (25, {"sex": ("Male",), "age": ("Old",)}),
        (12, {"sex": ("Female",), "age": ("Young",)}),
        (3, {"sex": ("Male",), "age": ("Young",)}),
    )
    cells = gathered(rows, ("age",), ("sex", "age"))
    withheld = kept_back(cells, [], threshold=10)
    search = Suppression(cells=cells, threshold=10, withheld=dict.fromkeys(withheld, "few"))
    search.withhold((), "few")
    assert search.withheld.keys() == withheld
    assert (("age", "Young"), ("sex", "Male")) in withheld


def test_overlapping_categories_cannot_be_worked_out_either() -> None:
    """Everybody has a recorded act, so a category is at least those whom the others leave over."""
    rows = crowd((40, {"act": ("One",)}), (30, {"act": ("Two",)}), (4, {"act": ("Three",)}), (15, {}))
    cells = gathered(rows, ("act",))
    three, apart = (("act", "Three"),), (("act", "_conflicting"),)
    system = System(cells.axes, cells.schemas)
    counts = {key: cells.count(key) for key in cells.members}
    for hidden, least in (({three}, 4), ({three, apart}, 0)):
        published = {key: number for key, number in counts.items() if key not in hidden}
        found = Stranger(system, published).extreme(three, upwards=False, stop=4)
        assert found is not None
        assert found[three] == least
    assert {three, apart} <= kept_back(cells, [], threshold=10)


KINDS = (("One",), ("Two",), ("One", "Two"), ())
"""What can be recorded of a person: one act, the other, both, or nothing."""


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 6), min_size=4, max_size=4))
def test_no_overlapping_category_is_pinned(sizes: list[int]) -> None:
    cells = gather(
        crowd(*((size, {"act": kind}) for size, kind in zip(sizes, KINDS, strict=True))),
        [("act",)],
        closed={"act": ("One", "Two")},
        allowed=frozenset(),
        many=frozenset({"act"}),
        threshold=N,
    )
    withheld = kept_back(cells, [], threshold=N)
    one, two, both, none, apart = np.indices((13, 13, 13, 13, 5), dtype=np.int16).reshape(5, -1)
    sums = {
        (): one + two + both + none + apart,
        (("act", "One"),): one + both,
        (("act", "Two"),): two + both,
        (("act", "_not_recorded"),): none,
        (("act", "_conflicting"),): apart,
    }
    agree = np.ones(len(one), dtype=bool)
    for key in cells.members.keys() - withheld:
        agree &= sums[key] == cells.count(key)
    for key in withheld:
        values = set(np.unique(sums[key][agree]).tolist())
        assert max(values) - min(values) >= N
        assert cells.count(key) >= N or set(range(N)) <= values


def test_rare_places_are_gathered() -> None:
    rows = crowd((40, {"place": ("yanji",)}), (4, {"place": ("tumen",)}), (30, {"place": ("a-village",)}))
    categories = gathered(rows, ("place",)).axes["place"].categories
    assert categories == ("yanji", "_other", "_not_recorded", "_conflicting")


def sizes_of(cells: Cells) -> dict[str, int]:
    return {name: len(axis.categories) for name, axis in cells.axes.items()}


def test_a_ring_of_tables_is_protected_as_one() -> None:
    tables = (("age", "sex"), ("act", "age"), ("act", "sex"))
    ring, tree = gathered(crowd((40, {})), *tables), gathered(crowd((40, {})), *tables[:2])
    assert suppression.linked(sizes_of(ring), ring.schemas) == with_margins([*tables, ("act", "age", "sex")])
    assert suppression.linked(sizes_of(tree), tree.schemas) == with_margins(tables[:2])


def test_too_many_linked_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = gathered(crowd((40, {})), ("age", "sex"))
    kept_back(cells, [], threshold=10)
    monkeypatch.setattr(suppression, "MOST_CELLS", 3)
    with pytest.raises(CannotProtect):
        kept_back(cells, [], threshold=10)


def test_a_solver_that_finds_nothing_fails_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = gathered(crowd((40, {"sex": ("Female",)}), (30, {"sex": ("Male",)})), ("sex",))
    monkeypatch.setattr(Stranger, "extreme", lambda *_, **__: None)
    with pytest.raises(CannotProtect):
        kept_back(cells, [], threshold=10)
