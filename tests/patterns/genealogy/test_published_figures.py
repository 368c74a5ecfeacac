"""What the rules find in the 88 published figures on the trafficking of North Korean women in China."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from tests.patterns.genealogy.real import family_of, kinds_of, tables, traced

from bearwitness.domain.messages import LANGUAGES, Language

KINDS = {
    *("hedge dropped", "hedge added", "bound inverted", "population changed"),
    *("share inverted", "value changed", "unit changed", "year shifted"),
}


def test_over_200000_women_probably_descends_from_up_to_200000_north_koreans() -> None:
    changes = [each for each in traced().changes if each.child == "F001"]
    assert {each.kind for each in changes} == {"bound inverted", "population changed"}
    (parent,) = {each.parent for each in changes}
    assert {each.grade for each in changes} == {"probable"}
    figure = traced().figure(parent)
    assert (figure.low, figure.high, figure.wording) == (None, Decimal(200_000), "up to")
    assert "North Koreans" in figure.population
    descent = traced().descent("F001")
    assert descent is not None
    assert (descent.parent, descent.grade) == ("S02", "stated")


def test_60_and_40_differ_from_60_percent_of_refugee_women() -> None:
    for child in ("F002", "F003"):
        assert kinds_of(child) == {"population changed", "share inverted"}
        parent = traced().figure(traced().changes_of(child)[0].parent)
        assert parent.ends == (Decimal(60),)
        assert "women" in parent.population or "female" in parent.population


def test_refugees_with_the_bound_turned_round() -> None:
    assert kinds_of("F030") == {"bound inverted"}


def test_seven_reports_of_105_million_have_one_root() -> None:
    seven = [each.id for each in tables()[0] if each.ends == (Decimal(105_000_000),)]
    assert len(seven) == 7
    assert {traced().origin(each) for each in seven} == {"S02"}
    (family,) = {family_of(each) for each in seven}
    assert family.roots == ("S02",)
    assert len(family.independent) == 1
    assert kinds_of("F024") == {"hedge dropped"}
    assert kinds_of("F064") == {"hedge dropped", "year shifted"}
    assert kinds_of("F004") == {"value changed"}


def test_estimates_of_north_koreans_in_china_range_from_10000_to_300000() -> None:
    family = family_of("F075")
    assert family.range == (Decimal(10_000), Decimal(300_000))
    years = {traced().figure(each).as_of for each in family.independent}
    assert {"2000", "2003", "2006", "2007", "2016"} <= years
    assert {"F075", "F076", "F078", "F079"} <= set(family.independent)
    assert {"S24", "S25", "S26", "S27"} <= set(family.roots)


def test_the_whole_is_not_mistaken_for_its_part() -> None:
    """Of those who have defected some are still in China: they are not one population."""
    assert family_of("F049") != family_of("F050")


def test_agreement_is_graded() -> None:
    author = traced().descent("F060")
    around = traced().descent("F050")
    assert author is not None
    assert around is not None
    assert (author.grade, author.parent) == ("probable", "S02")
    assert (around.grade, around.parent) == ("possible", "S02")


def test_shares_of_other_things_stay_apart() -> None:
    assert family_of("F071") != family_of("F072")
    assert family_of("F048") != family_of("F071")
    assert family_of("F040").members == ("F040",)


def test_sums() -> None:
    found = {(each.figure, each.check): each.ok for each in traced().checks}
    assert found["F001", "share of a number"] is False
    assert found["F052", "share of a number"] is True
    assert found["F002", "shares of one whole"] is True
    assert found["F028", "currency"] is True
    assert found["F009", "currency"] is True
    assert found["F054", "dates"] is False
    totals = [each for each in traced().checks if each.check == "yearly total"]
    assert totals
    assert not any(each.ok for each in totals)
    assert any("times a year for each person" in traced().said(each, "en") for each in totals)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_is_as_the_format_says(language: Language) -> None:
    found = json.loads(json.dumps(traced().to_json(language)))
    assert set(found) == {"format", "families", "changes", "checks"}
    assert found["format"] == 1
    figures = {each.id for each in tables()[0]}
    known = figures | {each.id for each in tables()[1]}
    members = [each for family in found["families"] for each in family["members"]]
    assert sorted(members) == sorted(figures)
    for family in found["families"]:
        assert set(family) == {"id", "measure", "population", "members", "roots", "independent", "range"}
        assert set(family["roots"]) <= known
        assert set(family["independent"]) <= set(family["members"])
        assert len(family["roots"]) == len(family["independent"])
        low, high = family["range"]
        assert low <= high
    for change in found["changes"]:
        assert set(change) == {"parent", "child", "kind", "grade", "note"}
        assert {change["parent"], change["child"]} <= figures
        assert change["kind"] in KINDS
        assert change["grade"] in {"stated", "probable", "possible"}
    for check in found["checks"]:
        assert set(check) == {"figure", "check", "ok", "note"}
        assert check["figure"] in figures
        assert isinstance(check["ok"], bool)


def test_nobody_is_accused() -> None:
    said = json.dumps(traced().to_json("en")).replace('"ok": false', "")
    for word in ("false", "lie", "fabricat", "mistake", "distort", "mislead", "error"):
        assert f" {word}" not in said
