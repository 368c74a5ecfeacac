"""In which order synthetic data come about, from what, and who gets none; the steps themselves are tested elsewhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from tests.release.synthetic.test_parts import noisy

from bearwitness.release.synthetic import synthesis
from bearwitness.release.synthetic.accounting import epsilon_of
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.errors import NotConverged, RuleBroken
from bearwitness.release.synthetic.ledger import EVERYONE, Charge
from bearwitness.release.synthetic.synthesis import Plan, Synthetic, sigmas_of, synthesize
from bearwitness.release.synthetic.tables import NoisyTable, count
from bearwitness.release.synthetic.workload import Workload

BOOK = SyntheticCodebook(
    {"a": ("", "1"), "b": ("", "1"), "c": ("", "1", "2")},
    quasi_identifiers=("a", "b"),
    sensitive=("c",),
    exclusive=(("a", "b"),),
)
EPSILON, DELTA = 1.5, 1e-5
RECORDS = np.array([(0, 0, 1), (1, 0, 2), (0, 1, 0)] * 200, dtype=np.int16)


@dataclass
class Way:
    """What was done, in its order, and with what."""

    done: list[str] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)
    steps: list[tuple[int, int]] = field(default_factory=list)

    def charge(self, charge: Charge, delta: float, cap: float) -> tuple[float, str]:
        self.done.append("charge")
        self.charges.append(charge)
        self.asked |= {"delta": delta, "cap": cap}
        return 1.23456789, "head"


class Silent:
    """Adds nothing, and says that it was asked."""

    releasable = True
    way: Way

    def add(self, counts: Any, sigma: float) -> Any:
        self.way.done.append("noise")
        self.way.asked.setdefault("sigmas", []).append(sigma)
        return counts


@pytest.fixture
def way(monkeypatch: pytest.MonkeyPatch) -> Way:
    """Every step by what it was given; the candidates hold two rows that break the rule."""
    way = Way()
    Silent.way = way

    def fit(measured: list[NoisyTable], zeros: Any, sizes: Any, total: float) -> str:
        way.asked |= {"fit": [each.columns for each in measured], "zeros": [*zeros], "total": total}
        return "model"

    def draw(model: str, sizes: Any, number: int, rng: Any) -> Rows:
        assert model == "model"
        way.asked |= {"number": number, "first": rng.random()}
        return np.array([(0, 0, 1), (1, 1, 0), (1, 1, 2), (0, 1, 2)], dtype=np.int16)

    def reweigh(candidates: Rows, measured: list[NoisyTable], sizes: Any, total: float) -> str:
        way.asked |= {"candidates": candidates.tolist(), "reweigh": [each.columns for each in measured]}
        assert total == way.asked["total"]
        return "fitted"

    def choose(candidates: Rows, fitted: str, people: int, rng: Any) -> Rows:
        assert fitted == "fitted"
        return np.arange(3 * people, dtype=np.int16).reshape(people, 3)

    def check_rows(rows: Rows, book: SyntheticCodebook, measured: Any) -> list[str]:
        way.done.append("check")
        way.asked["checked"] = rows.tolist()
        return ["rules"]

    for each in (fit, draw, reweigh, choose, check_rows):
        monkeypatch.setattr(synthesis, each.__name__, each)
    monkeypatch.setattr(synthesis, "SecretNoise", Silent)
    return way


def made(way: Way, records: Rows = RECORDS, book: SyntheticCodebook = BOOK, **more: Any) -> Synthetic:
    plan = Plan(book, EPSILON, DELTA, 3.0, way, **more)
    return synthesize(records, plan, lambda done, steps: way.steps.append((done, steps)))


def test_the_budget_is_charged_before_any_noise_is_drawn_and_once(way: Way) -> None:
    found = made(way, persons=frozenset({"t"}))
    number = len(Workload.of(BOOK).queries)
    assert way.done == ["charge", *["noise"] * number, "check"]
    sigmas = sigmas_of(Workload.of(BOOK), EPSILON, DELTA)
    assert way.asked["sigmas"] == sigmas
    (charge,) = way.charges
    assert (charge.persons, way.asked["delta"], way.asked["cap"]) == (frozenset({"t"}), DELTA, 3.0)
    assert charge.sigmas == {each: sigmas.count(each) for each in sigmas}
    about = {"epsilon": EPSILON, "delta": DELTA, "workload": Workload.of(BOOK).digest(BOOK), "cap": 3.0}
    assert charge.about == about
    assert found.budget == {
        **about,
        "epsilon_of_noise": round(epsilon_of(sigmas, DELTA), 4),
        "epsilon_spent": 1.2346,
        "ledger_head": "head",
    }
    assert found.budget["epsilon_of_noise"] == 1.4974
    made(way)
    assert way.charges[1].persons is EVERYONE


def test_every_table_of_the_workload_is_measured_with_its_own_noise(way: Way) -> None:
    found = made(way)
    queries = Workload.of(BOOK).queries
    assert [each.columns for each in found.measured] == [query.columns for query in queries]
    assert [each.sigma for each in found.measured] == way.asked["sigmas"]
    for each in found.measured:
        assert (each.counts == count(RECORDS, each.columns, BOOK.sizes)).all()


def test_what_follows_is_given_noisy_tables_alone_and_no_row_that_breaks_a_rule(way: Way) -> None:
    found = made(way)
    assert way.asked["zeros"] == [(0, 1)]
    assert way.asked["fit"][:3] == [(0,), (1,), (2,)]
    assert way.asked["fit"][3] == (0, 1)
    assert len(way.asked["fit"]) == 5
    assert way.asked["candidates"] == [[0, 0, 1], [0, 1, 2]]
    assert way.asked["reweigh"] == [each.columns for each in found.measured if each.columns]
    assert way.asked["total"] == 600
    assert way.steps == [(step, 6) for step in range(1, 7)]
    assert (found.checks, found.releasable) == (("rules",), True)
    assert sorted(map(tuple, found.rows.tolist())) == sorted(map(tuple, way.asked["checked"]))
    assert found.rows.tolist() != way.asked["checked"]
    assert synthesize(RECORDS, Plan(BOOK, EPSILON, DELTA, 3.0, way)).checks == ("rules",)


def test_chance_is_the_operating_systems_and_never_twice_the_same(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    randbits = secrets.randbits

    def counted(number: int) -> int:
        asked.append(number)
        return randbits(number)

    monkeypatch.setattr(secrets, "randbits", counted)
    firsts = set()
    for _ in range(2):
        made(way)
        firsts.add(way.asked["first"])
    assert len(firsts) == 2
    assert asked == [128, 128]


def test_a_test_seed_repeats_and_charges_nothing(way: Way) -> None:
    found = [made(way, test_seed=seed) for seed in (5, 5, 6)]
    assert way.charges == []
    assert {each.releasable for each in found} == {False}
    assert (found[0].rows == found[1].rows).all()
    one, same, other = ([table.counts.tolist() for table in each.measured] for each in found)
    assert one == same != other
    assert (found[0].budget["epsilon_spent"], found[0].budget["ledger_head"]) == (None, None)
    assert made(way, test_seed=0).releasable is False
    assert way.charges == []


def test_a_rule_on_a_table_that_is_not_measured_is_refused_before_anything_is_spent(way: Way) -> None:
    levels = tuple(map(str, range(400)))
    wide = SyntheticCodebook({"a": ("", *levels), "b": ("", *levels)}, exclusive=(("a", "b"),))
    with pytest.raises(RuleBroken) as caught:
        made(way, book=wide)
    assert caught.value.details == {"number": 0}
    assert way.done == []


@pytest.mark.parametrize(("people", "enough"), [(109, False), (110, True)])
def test_a_hundred_people_are_needed_beyond_the_noise_of_their_number(
    way: Way, people: int, enough: bool
) -> None:
    measured = (noisy((), people, 5.0), *(noisy((at,), [9] * size) for at, size in enumerate(BOOK.sizes)))
    pairs = tuple(noisy(each, np.full((2, 3), 5)) for each in ((0, 2), (1, 2)))
    told: list[int] = []

    def rows() -> tuple[Rows, list[str]]:
        given = (*measured, noisy((0, 1), np.full((2, 2), 5)), *pairs)
        return synthesis._rows(given, BOOK, np.random.default_rng(1), lambda done, _: told.append(done))

    if enough:
        assert len(rows()[0]) == people
        assert told == [3, 4, 5, 6]
    else:
        with pytest.raises(NotConverged) as caught:
            rows()
        assert caught.value.details == {"check": "people"}


@pytest.mark.parametrize(
    ("people", "number"),
    [(600, 40_000), (10_001, 40_004), (50_000, 200_000), (60_000, 200_000), (200_001, 300_001)],
)
def test_there_are_several_candidates_a_person_and_always_more_than_persons(
    way: Way, people: int, number: int
) -> None:
    measured = (noisy((), people), noisy((0,), [1, 1]), noisy((0, 1), [[1, 1], [1, 1]]))
    synthesis._rows(measured, BOOK, np.random.default_rng(1), lambda *_: None)
    assert way.asked["number"] == number
