"""H6: words that blame or sell are flagged, with what to write instead. H7: no name gets in through a plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields

import pytest
from tests.release.dated import left, persons

from bearwitness.domain.codebook import load_codebook, put_in_force
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.release.errors import NameInPlan
from bearwitness.release.planning.money_plan import PlannedMoney
from bearwitness.release.planning.plan import Plan, PlannedEstimate, PlannedTable
from bearwitness.release.planning.series_plan import PlannedSeries
from bearwitness.release.planning.weaken import PlannedWeakening
from bearwitness.release.wording import REASONS, flagged, plan_flags, refuse_names, seeming_names
from bearwitness.release.wording.check import _patterns

HER = "P-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAMED: dict[str, dict[Language, str]] = {
    "a name": {"en": "What Kim Yong-hui told us", "ko": "김영희 씨의 말", "zh": "我叫金英姬"},
    "a pseudonym": dict.fromkeys(LANGUAGES, f"What {HER} told us"),
    "the start of one": dict.fromkeys(LANGUAGES, "What P-ABCDEFGH told us"),
    "one in small letters": dict.fromkeys(LANGUAGES, HER.lower()),
    "a token": dict.fromkeys(LANGUAGES, "What [P1] told us"),
    "a telephone": dict.fromkeys(LANGUAGES, "Call 010-1234-5678"),
    "a village": {"en": "Women of Hongqi Village", "ko": "청송리에서", "zh": "红旗村3组的女性"},
    "an account": dict.fromkeys(LANGUAGES, "a.b@example.org"),
}
PLAIN = {"en": "What we recorded", "ko": "우리가 기록한 것", "zh": "我们的记录"}
PLACES = {
    "title": "title: {words}",
    "purpose": "purpose: {words}",
    "tables": "tables: [{{by: [sex], title: {words}}}]",
    "series": "series: [{{of: left_home, title: {words}}}]",
    "estimates": "estimates: [{{frame: {words}}}]",
    "images": "images: [{{source: S-X, alt: {words}}}]",
    "weaken": "weaken: [{{guard: few_sources, reason: {words}}}]",
}
"""Fields of a plan that hold free text, and how they are written."""
CLOSED = {
    "recipient": f"audience: {HER}",
    "period": f"period: {HER}",
    "threshold": f"threshold: {HER}",
    "quotes": f"quotes: {HER}",
    "synthetic": f"synthetic: {HER}",
    "rounding": f"rounding: {HER}",
}
"""Fields that take nothing but what the program knows; a name there is refused when the plan is read."""


def yaml_of(words: dict[str, str]) -> str:
    return "{" + ", ".join(f'{language}: "{text}"' for language, text in words.items()) + "}"


def plan(**changed: str) -> str:
    lines = {
        "title": f"title: {yaml_of(PLAIN)}",
        "purpose": f"purpose: {yaml_of(PLAIN)}",
        "period": "period: 2000/2025",
        "tables": "tables: [{by: [sex]}]",
    }
    return "\n".join({**lines, **changed}.values())


def test_every_field_of_a_plan_is_tried() -> None:
    """A new field has to say here how it keeps names out."""
    assert {each.name for each in fields(Plan)} == {*PLACES, *CLOSED, "published"}
    tables = {"by", "title", "mapped", "network", "money", "may_be_withheld", "level", "step"}
    assert {each.name for each in fields(PlannedTable)} == tables
    series = {"of", "step", "split", "title", "may_be_withheld"}
    assert {each.name for each in fields(PlannedSeries)} == series
    assert {each.name for each in fields(PlannedWeakening)} == {"guard", "reason"}
    assert {each.name for each in fields(PlannedMoney)} == {"kind", "currency", "unit"}
    assert {each.name for each in fields(PlannedEstimate)} == {"frame", "linked"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", PLACES)
@pytest.mark.parametrize("what", NAMED)
def test_h7_no_name_or_pseudonym_gets_in_through_a_plan(what: str, field: str, language: Language) -> None:
    words = {**PLAIN, language: NAMED[what][language]}
    with pytest.raises(NameInPlan) as caught:
        refuse_names(Plan.from_yaml(plan(**{field: PLACES[field].format(words=yaml_of(words))})))
    assert str(caught.value.details["key"]).endswith(f".{language}")
    assert NAMED[what][language] not in str(caught.value.details)


TEAM = """\
format: 1
prefix: fld
lists:
  exploitation: {codes: {%(code)s: {en: "%(words)s", definition: {en: Fictional.}, sensitivity: %(sensitivity)s}}}
  fld_way: {en: Way, codes: {fld_Boat: {en: "%(other)s", definition: {en: Fictional.}, sensitivity: plain}}}
properties:
  fld_came_by:
    {type: term, list: fld_way, subjects: [Person], sensitivity: plain, publish: code, en: "%(property)s", why: {en: To plan.}}
"""
OWN = {
    "code": "fld_Farm", "words": "Work on a farm", "sensitivity": "plain",
    "other": "By boat", "property": "Way of coming",
}  # fmt: skip


@contextmanager
def in_force(**changed: str) -> Iterator[None]:
    put_in_force((TEAM % {**OWN, **changed}).encode())
    try:
        yield
    finally:
        put_in_force(None)


HER_NAME = "Kim Yong-hui was sold"
TOLD_BY = {
    "words": ("by: [exploitation]", "lists.exploitation.codes.fld_Farm.en"),
    "other": ("by: [fld_came_by]", "lists.fld_way.codes.fld_Boat.en"),
    "property": ("by: [sex, fld_came_by]", "properties.fld_came_by.en"),
}


@pytest.mark.parametrize("what", TOLD_BY)
def test_h7_no_name_gets_in_by_the_teams_own_codebook(what: str) -> None:
    asked, place = TOLD_BY[what]
    table, other = f"tables: [{{{asked}}}]", "tables: [{by: [home_province]}]"
    with in_force(**{what: HER_NAME}):
        with pytest.raises(NameInPlan) as caught:
            refuse_names(Plan.from_yaml(plan(tables=table)))
        assert caught.value.details == {"key": place}
        refuse_names(Plan.from_yaml(plan(tables=other)))
    with in_force():
        refuse_names(Plan.from_yaml(plan(tables=table)))


@pytest.mark.parametrize(
    "asked",
    [
        "series: [{of: left_home, split: exploitation}]",
        "synthetic: {columns: [sex, exploitation], epsilon: 4}",
    ],
)
def test_h7_nor_by_a_series_or_invented_rows(asked: str) -> None:
    with in_force(words=HER_NAME), pytest.raises(NameInPlan):
        refuse_names(Plan.from_yaml(plan(tables=asked)))


def test_h7_a_code_may_be_no_name_either() -> None:
    """Codes stand in the data files, and no page shows them."""
    asked = Plan.from_yaml(plan(tables="tables: [{by: [exploitation]}]"))
    for code in ("fld_KimYonghui", "fld_Kim_Yonghui", "fld_tel_01012345678"):
        with in_force(code=code), pytest.raises(NameInPlan) as caught:
            refuse_names(asked)
        assert caught.value.details == {"key": f"lists.exploitation.codes.{code}"}


def test_h7_what_never_leaves_may_be_named_as_the_team_likes() -> None:
    asked = Plan.from_yaml(plan(tables="tables: [{by: [exploitation]}]"))
    with in_force(words=HER_NAME, code="fld_KimYonghui", sensitivity="restricted"):
        refuse_names(asked)


@pytest.mark.parametrize("what", TOLD_BY)
def test_h7_a_person_is_told_early_of_what_seems_a_name_and_may_leave(what: str) -> None:
    """Whatever plan would show it: what it would be refused for is found where the team's file is read."""
    book = (TEAM % {**OWN, what: HER_NAME}).encode()
    assert {each.place for each in seeming_names(load_codebook(book))} == {TOLD_BY[what][1]}
    kept = book.replace(b"sensitivity: plain", b"sensitivity: restricted")
    kept = kept.replace(b"publish: code", b"publish: never")
    assert seeming_names(load_codebook(kept)) == ()
    assert seeming_names(load_codebook((TEAM % OWN).encode())) == ()


@pytest.mark.parametrize("field", ["of", "step", "split"])
def test_h7_no_words_stand_in_a_series_but_in_its_title(field: str) -> None:
    said = {"of": "left_home", field: HER}
    inside = ", ".join(f"{name}: {each}" for name, each in said.items())
    with pytest.raises(BearwitnessError) as caught:
        left(persons({"1999": 30}), f"series: [{{{inside}}}]\n")
    assert HER not in str(caught.value.details)


def test_h7_no_words_stand_for_a_level() -> None:
    with pytest.raises(BearwitnessError) as caught:
        Plan.from_yaml(plan(tables=f"tables: [{{by: [place_of_exploitation], level: {HER}}}]"))
    assert HER not in str(caught.value.details)


@pytest.mark.parametrize("part", ["kind", "currency", "unit"])
def test_h7_no_words_stand_for_an_amount(part: str) -> None:
    asked = {"kind": "PurchasePrice", "currency": "CNY", "unit": "sale", part: HER}
    said = ", ".join(f"{name}: {value}" for name, value in asked.items())
    with pytest.raises(BearwitnessError):
        Plan.from_yaml(plan(tables=f"tables: [{{by: [sex], money: {{{said}}}}}]"))


@pytest.mark.parametrize("field", CLOSED)
def test_h7_closed_fields_take_no_words(field: str) -> None:
    with pytest.raises(BearwitnessError):
        Plan.from_yaml(plan(**{field: CLOSED[field]}))


def test_a_plan_without_names_passes() -> None:
    frame = yaml_of(
        {
            "en": "women and girls whom one of our organisations in Jilin could have recorded",
            "ko": "지린성에서 우리 단체 중 한 곳이 기록할 수 있었던 여성",
            "zh": "我们在吉林的组织之一可能记录到的妇女",
        }
    )
    refuse_names(Plan.from_yaml(plan(estimates=f"estimates: [{{frame: {frame}}}]")))
    assert plan_flags(Plan.from_yaml(plan())) == []


FLAGGED: list[tuple[Language, str, list[tuple[str, str]]]] = [
    ("en", "Shocking lives of prostitutes", [("Shocking", "sensational"), ("prostitutes", "blaming")]),
    ("en", "Girls as merchandise", [("merchandise", "thing")]),
    ("en", "She was gang raped", [("gang raped", "graphic")]),
    ("en", "She claims she was sold", [("claims she was sold", "blaming")]),
    ("ko", "충격적인 성노예 실태", [("충격적", "sensational"), ("성노예", "thing")]),
    ("ko", "스스로 팔려 간 여성", [("스스로 팔려", "blaming")]),
    ("zh", "触目惊心的性奴隶", [("触目惊心", "sensational"), ("性奴隶", "thing")]),
    ("zh", "买来的媳妇", [("买来的媳妇", "thing")]),
    ("en", "Child prostitutes, a hooker", [("Child prostitutes", "blaming"), ("hooker", "blaming")]),
    ("zh", "自愿出卖肉体", [("自愿出卖", "blaming")]),
    ("zh", "残忍恶魔", [("残忍", "sensational"), ("恶魔", "sensational")]),
    ("en", "Sexual slavery of women; forced marriage; shells and hello", []),
    ("ko", "강제결혼을 당한 여성의 수", []),
    ("zh", "被强迫结婚的女性人数", []),
]


@pytest.mark.parametrize(("language", "text", "found"), FLAGGED)
def test_h6_words_that_blame_or_sell_are_flagged(
    language: Language, text: str, found: list[tuple[str, str]]
) -> None:
    flags = flagged(text, language)
    assert [(each.words, each.reason) for each in flags] == found
    assert all(each.instead and text[each.start :].startswith(each.words) for each in flags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_h6_the_lists_are_whole_and_suggest_nothing_that_they_flag(language: Language) -> None:
    rows = _patterns(language)
    assert len(rows) >= 15
    assert {reason for _, reason, _ in rows} == set(REASONS)
    assert [each for _, _, each in rows if flagged(each, language)] == []


def test_h6_a_plan_says_where_it_is_flagged() -> None:
    words = {**PLAIN, "zh": "人间地狱"}
    (flag,) = plan_flags(Plan.from_yaml(plan(estimates=f"estimates: [{{frame: {yaml_of(words)}}}]")))
    assert (flag.place, flag.words, flag.reason) == ("estimates[0].frame.zh", "人间地狱", "sensational")


def test_a_number_that_would_tell_what_a_plan_rounds_is_flagged() -> None:
    said = {"en": "What 263 of 1,204 told us in 2024", "ko": "263명의 이야기", "zh": "9 个省 260 人的讲述"}
    asked = plan(title=f"title: {yaml_of(said)}") + "\nrounding: 5"
    found = [
        (each.place, each.reason, each.words, each.instead) for each in plan_flags(Plan.from_yaml(asked))
    ]
    assert found == [
        ("title.en", "number", "263", "265"),
        ("title.en", "number", "1,204", "1,205"),
        ("title.ko", "number", "263", "265"),
    ]
    assert plan_flags(Plan.from_yaml(asked.replace("\nrounding: 5", ""))) == []
    start = plan_flags(Plan.from_yaml(asked))[1].start
    assert said["en"][start:].startswith("1,204")
