"""The gazetteer holds together, and places are coarsened and compared honestly."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from tests.domain.values import places

import bearwitness.domain
from bearwitness.domain.errors import BadCodebook, UnknownPlace
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.precision import PRECISIONS
from bearwitness.domain.verdict import Verdict
from bearwitness.domain.yaml_file import NotYaml, read_yaml, read_yaml_text

GAZETTEER = Gazetteer.load()
SCRIPT = {
    "en": re.compile(r"[A-Za-zÀ-žŭŏ'’\- ]+"),
    "ko": re.compile("[가-힣 ]+"),
    "zh": re.compile("[一-鿿]+"),
}
NAMED = [
    "china", "north-korea", "south-korea", "jilin", "liaoning", "heilongjiang", "yanbian", "yanji", "tumen", "hunchun",
    "longjing", "helong", "changbai", "dandong", "shenyang", "changchun", "harbin", "mudanjiang", "ryanggang",
    "north-hamgyong", "north-pyongan", "chagang", "hyesan", "musan", "hoeryong", "onsong", "sinuiju", "manpo",
    "tumen-river", "yalu-river", "beijing", "shanghai", "qingdao", "hebei", "shandong", "inner-mongolia", "kunming",
    "laos", "thailand", "vietnam", "mongolia",
]  # fmt: skip


@pytest.mark.parametrize("place_id", NAMED)
def test_the_agreed_ids_are_there(place_id: str) -> None:
    assert GAZETTEER.place(place_id).id == place_id


@pytest.mark.parametrize("place_id", sorted(GAZETTEER.places))
def test_every_place_is_whole(place_id: str) -> None:
    place = GAZETTEER.place(place_id)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", place_id)
    for language in LANGUAGES:
        assert all(SCRIPT[language].fullmatch(name) for name in place.names[language])
        assert GAZETTEER.name(place_id, language) == place.names[language][0]
    ranks = [
        PRECISIONS.index(GAZETTEER.place(each).precision)
        for each in (place_id, *GAZETTEER.ancestors(place_id))
    ]
    assert ranks == sorted(ranks)
    assert PRECISIONS[ranks[-1]] == "country"
    assert all(border in GAZETTEER.places for border in place.borders)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_means_two_places(language: str) -> None:
    names = [name for place in GAZETTEER.places.values() for name in place.names[language]]  # type: ignore[index]
    assert len(names) == len(set(names))


def test_names_in_three_scripts_lead_to_one_place() -> None:
    for language, name in (("en", "Yanji"), ("ko", "연길"), ("ko", "옌지"), ("zh", "延吉")):
        assert GAZETTEER.names(language)[name] == "yanji"  # type: ignore[arg-type]
    assert GAZETTEER.names("ko")["량강도"] == GAZETTEER.names("ko")["양강도"] == "ryanggang"
    assert GAZETTEER.names("ko")["함북"] == "north-hamgyong"
    assert GAZETTEER.names("ko")["도문"] == GAZETTEER.names("zh")["图们"] == "tumen"
    assert GAZETTEER.names("en")["Musan-ŭp"] == "musan-up"
    assert GAZETTEER.names("zh")["中国"] == GAZETTEER.names("ko")["중국"] == "china"


@given(places())
def test_coarsening_never_moves_a_place_nor_refines_it(place: PlaceValue) -> None:
    for to in PRECISIONS:
        coarse = place.coarsen(to)
        assert PRECISIONS.index(coarse.precision) >= PRECISIONS.index(to)
        assert PRECISIONS.index(coarse.precision) >= PRECISIONS.index(place.precision)
        assert place.within(coarse) is not Verdict.NO
        assert coarse == place or place.within(coarse) is Verdict.YES
        assert coarse.coarsen(to) == coarse


@given(places(), places())
def test_where_one_lies_in_the_other(a: PlaceValue, b: PlaceValue) -> None:
    country = a.coarsen("country")
    if a.within(b) is Verdict.YES:
        assert b.within(a) is not Verdict.NO
        assert b.coarsen("country") == country
    if a.within(b) is Verdict.MAYBE:
        assert b.within(a) is not Verdict.NO


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("musan-up", "musan", "YES"), ("musan", "musan-up", "MAYBE"), ("yanji", "china", "YES"),
        ("yanji", "north-korea", "NO"), ("musan (point)", "musan", "YES"), ("musan", "musan (point)", "MAYBE"),
        ("tumen-river", "china", "MAYBE"), ("tumen-river", "north-korea", "MAYBE"), ("tumen-river", "laos", "NO"),
        ("musan", "tumen-river", "MAYBE"), ("harbin", "tumen-river", "NO"), ("musan-up", "tumen-river", "MAYBE"),
        ("tumen-river", "tumen-river", "YES"), ("tumen-river", "yalu-river", "NO"),
    ],
)  # fmt: skip
def test_within(a: str, b: str, verdict: str) -> None:
    assert PlaceValue.parse(a).within(PlaceValue.parse(b)).name == verdict


def test_coarsen_to_what_may_be_published() -> None:
    assert PlaceValue.parse("musan-up").coarsen("county") == PlaceValue.parse("musan")
    assert PlaceValue.parse("musan (point)").coarsen("county") == PlaceValue.parse("musan")
    assert PlaceValue.parse("yanji").coarsen("province") == PlaceValue.parse("jilin")
    assert PlaceValue.parse("yanji").coarsen("country") == PlaceValue.parse("china")
    assert PlaceValue.parse("tumen-river").coarsen("county") == PlaceValue.parse("tumen-river")


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(UnknownPlace):
        PlaceValue.parse("atlantis")
    with pytest.raises(UnknownPlace):
        PlaceValue.parse("atlantis (county)").coarsen("country")


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2",
        "a: &x 1\nb: *x",
        "a: [",
        "a: !!python/none x",
        "a: 2027-13-45",
        "a: 2027-01-01 25:61:00",
        "[" * 5000,
    ],
)
def test_yaml_that_could_mislead_is_refused(text: str) -> None:
    with pytest.raises(NotYaml):
        read_yaml_text(text)


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("- a\n", encoding="utf-8")
    with pytest.raises(BadCodebook):
        read_yaml(tmp_path / "list.yaml")
    shipped = Path(bearwitness.domain.__file__).with_name("gazetteer.yaml")
    assert set(read_yaml(shipped)) == set(GAZETTEER.places)
