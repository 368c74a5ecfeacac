"""Places, years and the other evidence."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bearwitness.linkage.model.engine import score
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.odds import threshold_of
from bearwitness.linkage.places import Whereabouts, home, whereabouts
from bearwitness.linkage.records import gather
from bearwitness.linkage.simulation import make_lists
from bearwitness.linkage.words import evidence
from bearwitness.linkage.years import Years, years


@pytest.mark.parametrize("text", ["会宁", "회령시", "회령", "Hoeryong", "hoeryong city", "Hoeryong-si"])
def test_one_county_in_three_languages(text: str) -> None:
    assert whereabouts(text) == Whereabouts(province="north-hamgyong", county="hoeryong")


def test_levels_meet_at_the_province() -> None:
    assert whereabouts("咸镜北道") == Whereabouts(province="north-hamgyong")
    assert home("", "회령시") == home("North Hamgyong", "Hoeryong")
    assert home("강원도", "").province == "kangwon"
    assert whereabouts("Atlantis") == Whereabouts()


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        ("1988", "year", Years(low=1988, high=1988, exact=True)),
        ("1988", "about", Years(low=1986, high=1990, exact=False)),
        ("1988", "age", Years(low=1987, high=1988, exact=False)),
        ("1988", "korean age", Years(low=1988, high=1988, exact=True)),
        ("1987/1989", "", Years(low=1987, high=1989, exact=False)),
        ("1988~", "", Years(low=1987, high=1989, exact=False)),
        ("1988?", "", Years(low=1986, high=1990, exact=False)),
        ("born 1988", "", Years(low=1988, high=1988, exact=True)),
        ("", "", None),
        ("long ago", "", None),
        ("..1988", "", Years(low=1988, high=1988, exact=True)),
        ("24@2003", "korean age", Years(low=1980, high=1980, exact=True)),
        ("24 @ 2003", "age", Years(low=1978, high=1979, exact=False)),
        ("24@2003", "", Years(low=1978, high=1980, exact=False)),
        ("24@2003", "about", Years(low=1976, high=1982, exact=False)),
        ("24@long ago", "age", None),
    ],
)
def test_years(text: str, precision: str, expected: Years | None) -> None:
    assert years(text, precision) == expected


def test_the_threshold_makes_expected_f1_highest() -> None:
    probability = np.array([0.99, 0.95, 0.9, 0.5, 0.2, 0.05, 0.01])
    chosen = threshold_of(probability, 0.0)

    def expected(threshold: float) -> float:
        linked = probability[probability >= threshold]
        return float(2 * linked.sum() / (len(linked) + probability.sum()))

    assert expected(chosen) == max(expected(each) for each in probability)
    assert threshold_of(np.array([]), 0.0) == 0.5


def compared(ours: dict[str, str], theirs: dict[str, str], tmp_path: Path) -> tuple[float, str]:
    """Bits and evidence of two records that share a name, each on a list of others who are nobody of the other list."""
    others = make_lists(np.random.default_rng(54), population=400, chances=(0.2, 0.2, 0.2)).frames
    frames = {}
    for name, record in (("A", ours), ("B", theirs)):
        target = {"rec_id": "target", "name": "김영희", **record}
        filler = others[name].head(30).assign(name="", alias="", birth_year="", county="", year_cross="")
        frames[name] = pd.concat([filler, pd.DataFrame([target])]).fillna("").reset_index(drop=True)
    records = gather(frames)
    scored = score(records, shipped(), engine="duckdb", area=tmp_path)
    at = [n for n, rec_id in enumerate(records.outline.rec_ids) if rec_id == "target"]
    (pair,) = np.flatnonzero((scored.left == at[0]) & (scored.right == at[1]))
    codes = evidence(records.book, records.likeness, records.names[at], scored.levels[pair])
    return float(scored.bits[pair]), codes


def test_an_arrival_before_the_crossing_speaks_against(tmp_path: Path) -> None:
    """One list knows when she crossed, the other when she arrived: only the order of both can speak."""
    fits, words = compared({"year_cross": "2004"}, {"year_arrive": "2009"}, tmp_path)
    broken, other = compared({"year_cross": "2009"}, {"year_arrive": "2004"}, tmp_path)
    assert ("order_else" in words, "order_broken" in other) == (True, True)
    assert broken < fits - 2


def test_a_korean_age_is_the_year_that_it_counts_from(tmp_path: Path) -> None:
    """24 as Koreans count in 2003 is born in 1980; the same number counted from birthdays is not."""
    born = {"birth_year": "1980", "birth_prec": "year"}
    korean, words = compared(born, {"birth_year": "24@2003", "birth_prec": "korean age"}, tmp_path)
    birthdays, other = compared(born, {"birth_year": "24@2003", "birth_prec": "age"}, tmp_path)
    assert ("birth_same" in words, "birth_same" in other) == (True, False)
    assert korean > birthdays


def test_an_alias_finds_its_name_and_says_a_little_less(tmp_path: Path) -> None:
    shared = {"birth_year": "1980", "county": "회령시"}
    plain, words = compared(shared, shared, tmp_path)
    crossed, other = compared({**shared, "name": "최순옥", "alias": "Kim Yong-hui"}, shared, tmp_path)
    none, nothing = compared({**shared, "name": "최순옥", "alias": "朴順玉"}, shared, tmp_path)
    assert words.split()[:2] == ["surname_same", "given_same"]
    assert other.split()[:2] == ["alias", "surname_same"]
    assert "given_differs" in nothing
    assert plain > crossed > none
