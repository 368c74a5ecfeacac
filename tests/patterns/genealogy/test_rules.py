"""The rules one by one, on figures of a line each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bearwitness.domain.genealogy import Genealogy
from bearwitness.patterns.genealogy import read_figures, read_sources, trace
from bearwitness.patterns.genealogy.checks.span import Span, slack
from bearwitness.patterns.genealogy.population import facets_of, natural
from bearwitness.patterns.money.rates import rates

SOURCES = """source_id,publisher,title,date,kind,url,held
S1,Lamp Institute,On weavers,2011-03-01,primary report,,not held
S2,Talo Gazette,,2011-03-02,news,,whole
S3,Oru Herald,,2011-03-05,news,,whole
S4,Beldan Post,,,news,,whole
S5,Review of Looms,,2011-04,article by the report's author,,whole
S6,Kessel Mail,,2011-03-03,news,,whole
"""
HEAD = "figure_id,source_id,measure,population,low,high,unit,as_of,attributed_to,wording\n"


def traced(*rows: str) -> Genealogy:
    sources = read_sources(SOURCES)
    return trace(read_figures(HEAD + "\n".join(rows) + "\n", sources), sources)


def kinds(found: Genealogy, child: str) -> list[str]:
    return [each.kind for each in found.changes_of(child)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("weavers in Talo,,500,persons,2010,S2,up to", []),
        ("weavers in Talo,500,,persons,2010,S2,over", ["bound inverted"]),
        ("weavers in Talo,500,500,persons,2010,S2,exact", ["hedge dropped"]),
        ("weavers in Talo,500,500,persons,2010,S2,약", ["hedge dropped", "hedge added"]),
        ("women weavers in Talo,,500,persons,2010,S2,up to", ["population changed"]),
        ("weavers in Oru,,500,persons,2010,S2,up to", ["population changed"]),
        ("weavers in Talo,,600,persons,2010,S2,up to", ["value changed"]),
        ("weavers in Talo,,500,persons,2012,S2,up to", ["year shifted"]),
        ("weavers in Talo,,500,persons,,S2,up to", []),
        ("weavers in Talo,400,500,persons,2010,S2,between", ["value changed"]),
    ],
)
def test_a_credited_source_that_was_read(second: str, expected: list[str]) -> None:
    found = traced("F1,S2,count,weavers in Talo,,500,persons,2010,S1,up to", f"F2,S3,count,{second}")
    descent = found.descent("F2")
    assert descent is not None
    assert (descent.parent, descent.grade) == ("F1", "stated")
    assert kinds(found, "F2") == expected
    assert found.origin("F2") == "S1"


def test_a_publisher_named_instead_of_its_identifier_is_the_same_source() -> None:
    found = traced(
        "F1,S2,count,weavers in Talo,,500,persons,2010,,up to",
        "F2,S3,count,weavers in Talo,,500,persons,2010,talo gazette,up to",
    )
    assert found.origin("F2") == "F1"


@pytest.mark.parametrize(
    ("row", "grade"),
    [
        ("weavers in Talo,,500,persons,2010,,up to", "probable"),
        ("weavers in Talo,,500,persons,2012,,up to", "possible"),
        ("weavers in Talo,500,,persons,2010,,over", "possible"),
        ("weavers in Talo,,500,persons,2010,experts,up to", "possible"),
        ("weavers in Talo,500,,persons,2012,,over", None),
        ("weavers in Talo,,510,persons,2010,,up to", None),
        ("carvers in Talo,,500,persons,2010,,up to", None),
    ],
)
def test_agreement_is_graded(row: str, grade: str | None) -> None:
    found = traced("F1,S2,count,weavers in Talo,,500,persons,2010,,up to", f"F2,S3,count,{row}")
    descent = found.descent("F2")
    assert (descent.grade if descent else None) == grade


def test_a_stated_credit_wins_over_agreement() -> None:
    found = traced(
        "F1,S2,count,weavers in Talo,,500,persons,2010,,up to",
        "F2,S3,count,weavers in Talo,,500,persons,2010,Mill Board,up to",
    )
    descent = found.descent("F2")
    assert descent is not None
    assert (descent.parent, descent.grade, descent.like) == ("Mill Board", "stated", None)
    (family,) = found.families
    assert family.roots == ("F1", "F2")
    assert family.independent == ("F1", "F2")


def test_what_was_not_read_is_known_by_its_reports() -> None:
    found = traced(
        "F1,S2,count,weavers in Talo,,500,persons,2010,S1,up to",
        "F2,S3,count,weavers in Talo,,500,persons,2010,S1,up to",
        "F3,S4,count,women weavers,500,,persons,,S1,over",
    )
    assert kinds(found, "F3") == ["bound inverted", "population changed"]
    assert {each.grade for each in found.changes} == {"probable"}
    assert found.families[0].roots == ("S1",)


def test_the_authors_own_article_counts_double() -> None:
    reports = (
        "F1,S2,count,weavers in Talo,500,,persons,2010,S1,over",
        "F2,S6,count,weavers in Talo,500,,persons,2010,S1,over",
        "F3,S3,count,weavers in Talo,,500,persons,2010,S1,up to",
    )
    assert kinds(traced(*reports), "F3") == ["bound inverted"]
    with_author = traced(*reports, "F4,S5,count,weavers in Talo,,500,persons,2010,,up to")
    descent = with_author.descent("F4")
    assert descent is not None
    assert (descent.parent, descent.grade, descent.like) == ("S1", "probable", "F3")
    assert kinds(with_author, "F3") == []


@pytest.mark.parametrize(("second", "like"), [("70", "F1"), ("84", None)])
def test_shares_of_one_origin_that_are_far_apart_are_two_statements(second: str, like: str | None) -> None:
    found = traced(
        "F1,S2,share,women in Oru trafficked,60,60,percent,2010,S1,exact",
        f"F2,S3,share,women in Oru trafficked,{second},{second},percent,2010,S1,exact",
    )
    descent = found.descent("F2")
    assert descent is not None
    assert descent.like == like


def test_a_primary_report_that_credits_nobody_descends_possibly_at_most() -> None:
    sources = read_sources(SOURCES.replace("2011-03-01,primary report", "2011-06,primary report"))
    rows = "F1,S2,count,weavers,,500,persons,2010,,up to\nF2,S1,count,weavers,,500,persons,2010,,up to\n"
    descent = trace(read_figures(HEAD + rows, sources), sources).descent("F2")
    assert descent is not None
    assert descent.grade == "possible"


def test_figures_that_credit_one_another_make_no_cycle() -> None:
    rows = ("F1,S2,count,weavers,5,5,persons,2010,S4,exact", "F2,S4,count,weavers,5,5,persons,2010,S2,exact")
    found = traced(*rows)
    parents = {each.child: each.parent for each in found.descents}
    assert sorted(parents.values()) in (["F1", "S4"], ["F2", "S2"])


def test_a_share_can_be_turned_round() -> None:
    found = traced(
        "F1,S2,share,women in Oru trafficked,60,60,percent,2010,S1,exact",
        "F2,S4,count,women in the trafficking,100,100,persons,,S1,exact",
        "F3,S4,share,the above women crossed into Oru,60,60,percent,,S1,exact",
        "F4,S4,share,the above women kidnapped,40,40,percent,,S1,exact",
    )
    assert "share inverted" in kinds(found, "F3")
    assert "share inverted" in kinds(found, "F4")
    assert [each.ok for each in found.checks if each.check == "shares of one whole"] == [True]


def test_two_currencies_in_one_source_are_one_statement() -> None:
    found = traced(
        "F1,S2,price per sale,a lamp,5000,5000,CNY,2019,S1,exact",
        "F2,S2,price per sale,a lamp,900,900,USD,2019,S2,exact",
    )
    assert kinds(found, "F2") == ["unit changed"]
    (check,) = (each for each in found.checks if each.check == "currency")
    assert not check.ok
    assert "724 USD" in found.said(check, "en")


def test_a_year_without_a_rate_is_not_checked() -> None:
    rows = (
        "F1,S2,price per sale,a lamp,5000,5000,CNY,{},,exact",
        "F2,S2,price per sale,a lamp,1,1,USD,{},,exact",
    )
    assert ("CNY", 1996) not in rates()
    assert traced(*(each.format(1996) for each in rows)).checks == ()


@pytest.mark.parametrize(("part", "ok"), [("60", True), ("61", False), ("90", False)])
def test_share_of_a_number(part: str, ok: bool) -> None:
    found = traced(
        "F1,S2,count,women in Oru,100,100,persons,2010,S1,exact",
        "F2,S2,share,of those: trafficked,60,60,percent,2010,S1,exact",
        f"F3,S2,count,trafficked women in Oru,{part},{part},persons,2010,S1,exact",
    )
    (check,) = (each for each in found.checks if each.check == "share of a number")
    assert check.ok == ok


@pytest.mark.parametrize(("total", "ok"), [("3000", True), ("9000", False)])
def test_yearly_total(total: str, ok: bool) -> None:
    found = traced(
        "F1,S2,count,women sold in Oru,60,60,persons,2010,S1,exact",
        "F2,S2,price per sale,a woman,50,50,USD,2010,S1,exact",
        f"F3,S2,money per year,the trade,{total},{total},USD,2010,S1,exact",
    )
    (check,) = (each for each in found.checks if each.check == "yearly total")
    assert check.ok == ok
    assert ("3 times" in found.said(check, "en")) != ok


def test_shares_that_make_more_than_the_whole() -> None:
    found = traced(
        "F1,S2,count,women in Oru,100,100,persons,2010,S1,exact",
        "F2,S2,share,of those: prostitution,70,70,percent,2010,S1,exact",
        "F3,S2,share,of those: marriage,60,60,percent,2010,S1,exact",
    )
    assert [each.ok for each in found.checks if each.check == "shares of one whole"] == [False]


def test_a_credit_to_a_later_source_is_told() -> None:
    found = traced(
        "F1,S2,count,weavers,5,5,persons,2010,S3,exact", "F2,S3,count,weavers,5,5,persons,2010,S2,exact"
    )
    assert [(each.figure, each.ok) for each in found.checks if each.check == "dates"] == [("F1", False)]
    assert found.origin("F2") == "S3"


def test_words_of_a_population() -> None:
    assert facets_of("female Marovian refugees in Oru") == {
        "sex:female",
        "people:marovia",
        "fled:yes",
        "place:oru",
    }
    assert facets_of("Marovians hiding in Oru") == facets_of("Marovian refugees in Oru")
    assert "condition:trafficked" in facets_of("wives")
    assert sorted(["F10", "F2", "F1"], key=natural) == ["F1", "F2", "F10"]


def test_room_for_rounding() -> None:
    assert slack(Decimal(4)) == Decimal("0.5")
    assert slack(Decimal(200_000)) == 10_000
    assert slack(Decimal(720)) == 5
    assert slack(Decimal(100), doubtful=True) == 10
    assert Span(low=Decimal(0), high=Decimal(120_000)).shown() == "≤ 120,000"
    assert Span(low=Decimal("5.99"), high=Decimal("Infinity")).shown() == "≥ 5.99"
    assert Span(low=Decimal(437), high=Decimal(437)).shown() == "437"
