"""Every part of a plan: what it may hold, up to its edge, and where a fault is named."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from bearwitness.domain.record import to_json
from bearwitness.release.errors import BadPlan, ThresholdTooLow
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.synthetic_plan import DELTA

WORDS = {"en": "Forms", "ko": "형태", "zh": "形式"}
HEAD: dict[str, Any] = {"title": WORDS, "purpose": WORDS, "period": "2000/2020"}
MONEY = {"kind": "PurchasePrice", "currency": "CNY", "unit": "person"}
IMAGE = {"source": "S-A", "alt": WORDS}
WEAKEN = {"guard": "high_epsilon", "reason": WORDS}
KEY = {"recipient": "A court", "key": "age1x", "language": "ko"}
DOSSIER = {**KEY, "purpose": "조사", "persons": ["P-A", "P-B"]}
ALONE: dict[str, Any] = {
    "tables": [{"by": ["sex"]}],
    "estimates": [{"frame": WORDS}],
    "published": ["Kosovo"],
    "quotes": [{"passage": "N-1"}],
    "synthetic": {"columns": ["sex", "exploitation"], "epsilon": 4},
    "images": [IMAGE],
}
"""Whatever a plan can ask for, each of which is enough."""


def planned(**more: Any) -> Plan:
    return Plan.from_yaml(json.dumps({**HEAD, **more}))


def fault(**more: Any) -> str:
    with pytest.raises(BadPlan) as caught:
        planned(**more)
    return str(caught.value.details["key"])


@pytest.mark.parametrize("part", ALONE)
def test_one_thing_is_enough_to_ask_for(part: str) -> None:
    plan = planned(**{part: ALONE[part]})
    held = {name: bool(getattr(plan, name)) for name in ALONE}
    assert held == {name: name == part for name in ALONE}


def test_a_plan_that_asks_for_nothing_is_refused() -> None:
    assert fault() == fault(tables=[], quotes=[]) == "tables"


def canonical(plan: Plan | DossierPlan) -> str:
    """As it was before a plan could ask for rounded numbers; approvals of then hold by it."""
    record = to_json(plan)
    if record.get("rounding", 0) is None:
        del record["rounding"]
    content = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def test_what_is_signed_is_the_sum_of_the_plan_as_canonical_json() -> None:
    """So that whoever signs outside can repeat it: keys in order, no blanks, letters as they are."""
    plan, dossier = planned(**ALONE), DossierPlan.from_data(DOSSIER)
    assert plan.digest() == canonical(plan)
    assert dossier.digest() == canonical(dossier)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"tables": [{"by": ["sex", "role"]}, {"by": ["role", "sex"]}]}, "tables"),
        ({"series": [{"of": "left_home"}, {"of": "left_home", "step": "period"}]}, "series"),
        ({"published": ["Kosovo", "Kosovo"]}, "published"),
        ({"weaken": [WEAKEN, WEAKEN], "tables": [{"by": ["sex"]}]}, "weaken"),
        ({"images": [IMAGE, {"source": "S-A", "alt": {**WORDS, "en": "Another"}}]}, "images"),
        ({"quotes": [{"passage": "N-1"}, {"passage": "N-1", "leave_out": [[0, 4]]}]}, "quotes"),
        ({"synthetic": {"columns": ["sex", "role", "sex"], "epsilon": 1}}, "synthetic.columns"),
        ({"estimates": [{"frame": WORDS}, {"frame": {**WORDS, "en": "Others"}}]}, "estimates[1]"),
    ],
)
def test_what_is_asked_for_twice_is_named(more: dict[str, Any], key: str) -> None:
    assert fault(**more) == key


def test_a_table_of_amounts_is_another_than_the_table_that_counts() -> None:
    plan = planned(tables=[{"by": ["sex"]}, {"by": ["sex"], "money": MONEY}])
    assert [each.axes for each in plan.tables] == [("sex",), ("sex", "paid.PurchasePrice.CNY.person")]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"by": []}, "by"),
        ({"by": ["a", "b", "c"]}, "by"),
        ({"by": ["sex", "sex"]}, "by"),
        ({"by": ["home_province", "sex"], "map": True}, "map"),
        ({"by": ["home_province"], "map": "yes"}, "map"),
        ({"by": ["home_province"], "map": 1}, "map"),
        ({"by": ["home_province"], "network": True}, "network"),
        ({"by": ["home_province", "sex"], "network": "yes"}, "network"),
        ({"by": ["sex"], "may_be_withheld": "yes"}, "may_be_withheld"),
        ({"by": ["sex"], "may_be_withheld": 0}, "may_be_withheld"),
        ({"by": ["home_province"], "map": True, "money": MONEY}, "money"),
        ({"by": ["home_province", "sex"], "money": MONEY}, "money"),
    ],
)
def test_a_table_is_read_strictly(table: dict[str, Any], key: str) -> None:
    assert fault(tables=[{"by": ["role"]}, table]) == f"tables[1].{key}"


def test_a_table_is_neither_mapped_nor_allowed_to_be_empty_unless_that_is_asked() -> None:
    plain, asked = planned(
        tables=[{"by": ["sex"]}, {"by": ["home_province"], "map": True, "may_be_withheld": True}]
    ).tables
    assert (plain.mapped, plain.may_be_withheld, plain.money) == (False, False, None)
    assert (asked.mapped, asked.may_be_withheld) == (True, True)
    two = planned(tables=[{"by": ["home_province", "sex"], "map": False}]).tables[0]
    assert (two.by, two.mapped) == (("home_province", "sex"), False)


def test_ten_is_the_least_threshold_and_what_holds_without_one() -> None:
    tables = ALONE["tables"]
    assert planned(tables=tables).threshold == planned(tables=tables, threshold=10).threshold == 10
    with pytest.raises(ThresholdTooLow) as caught:
        planned(tables=tables, threshold=9)
    assert caught.value.details == {"threshold": 9, "least": 10}
    assert [fault(tables=tables, threshold=each) for each in (True, "12", 12.5)] == ["threshold"] * 3


def test_an_audience_is_everybody_or_one_recipient_in_full() -> None:
    tables = ALONE["tables"]
    assert planned(tables=tables, audience="public").recipient is None
    named = planned(tables=tables, audience=KEY)
    assert (named.audience, named.recipient and named.recipient.language) == ("recipient", "ko")
    assert fault(tables=tables, audience="partners") == "audience"
    assert fault(tables=tables, audience={**KEY, "language": "fr"}) == "audience.language"
    assert fault(tables=tables, audience={**KEY, "key": " "}) == "audience.key"


@pytest.mark.parametrize(
    ("spans", "at"),
    [
        ([[0, 4], [3, 6]], ""),
        ([[4, 6], [0, 4]], ""),
        ([[2, 2]], "[0]"),
        ([[-1, 2]], "[0]"),
        ([[0, 1], [3, 2]], "[1]"),
        ([[0, 1, 2]], "[0]"),
        ([[0]], "[0]"),
        ([[0, True]], "[0]"),
        ([[0, 1.5]], "[0]"),
        (["ab"], "[0]"),
    ],
)
def test_spans_to_leave_out_are_in_order_and_apart(spans: list[Any], at: str) -> None:
    assert fault(quotes=[{"passage": "N-1", "leave_out": spans}]) == f"quotes[0].leave_out{at}"


def test_spans_to_leave_out_may_touch_and_begin_at_nought() -> None:
    plan = planned(quotes=[{"passage": "N-1", "leave_out": [[0, 1], [1, 3]]}])
    assert plan.quotes[0].leave_out == ((0, 1), (1, 3))


def synthetic(epsilon: object, columns: tuple[str, ...] = ("sex", "role"), **more: Any) -> dict[str, Any]:
    return {"synthetic": {"columns": list(columns), "epsilon": epsilon}, **more}


@pytest.mark.parametrize("epsilon", ["0", "-1", "12.01", "true", "four", "null", ".nan", ".inf", "-.inf"])
def test_an_epsilon_is_a_number_above_nought_and_no_more_than_the_cap(epsilon: str) -> None:
    asked = json.dumps({**HEAD, **synthetic(4, weaken=[WEAKEN])})
    with pytest.raises(BadPlan) as caught:
        Plan.from_yaml(asked.replace('"epsilon": 4', f'"epsilon": {epsilon}'))
    assert caught.value.details["key"] == "synthetic.epsilon"


def test_a_promise_weaker_than_eight_is_owned_up_to() -> None:
    for epsilon in (0.01, 1, 8):
        assert planned(**synthetic(epsilon)).synthetic == planned(**synthetic(float(epsilon))).synthetic
    assert fault(**synthetic(8.01)) == "synthetic.epsilon"
    few = {"guard": "few_sources", "reason": WORDS}
    assert fault(**synthetic(8.01, weaken=[few])) == "synthetic.epsilon"
    plan = planned(**synthetic(12, weaken=[few, WEAKEN]))
    assert plan.synthetic is not None
    assert plan.synthetic.epsilon == 12
    assert planned(**ALONE, weaken=[few]).weaken[0].guard == "few_sources"


def test_rows_have_two_properties_or_more() -> None:
    assert fault(**synthetic(4, ("sex",))) == "synthetic.columns"
    assert planned(**synthetic(4)).synthetic


def test_less_is_left_to_chance_than_one_in_the_persons_of_any_casebook() -> None:
    assert 0 < DELTA < 1 / 99_999


def test_what_is_missing_or_unknown_is_told_with_all_that_there_may_be() -> None:
    whole = "{map: ..., by: ..., money: ..., title: ..., may_be_withheld: ..., level: ..., network: ...}"
    names = sorted(whole.strip("{}").split(", "))
    for table in ("sex", {"by": ["sex"], "bye": 1}, {"map": True}):
        with pytest.raises(BadPlan) as caught:
            planned(tables=[table])
        assert caught.value.details["example"] == "{" + ", ".join(names) + "}"


def test_words_are_there_in_every_language_and_not_blank() -> None:
    assert planned(**ALONE | {"title": {**WORDS, "en": 2024}}).title.en == "2024"
    assert planned(**ALONE | {"title": {**WORDS, "en": "  Forms "}}).title.en == "Forms"
    for said, key in ((" ", "title.ko"), (True, "title.ko"), (None, "title.ko"), (1.5, "title.ko")):
        assert fault(**ALONE | {"title": {**WORDS, "ko": said}}) == key
    assert fault(**ALONE | {"title": "Forms"}) == "title"
    assert fault(**ALONE | {"published": "Kosovo"}) == "published"
    assert fault(**ALONE | {"published": ["Kosovo", ""]}) == "published[1]"


def test_a_file_that_is_no_yaml_names_its_line() -> None:
    with pytest.raises(BadPlan) as caught:
        Plan.from_yaml("title: a\npurpose: [b\n")
    assert caught.value.details["key"] == "line 3"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"persons": []}, "dossier.persons"),
        ({"persons": ["P-A", "P-A"]}, "dossier.persons"),
        ({"persons": ["P-A", " "]}, "dossier.persons[1]"),
        ({"language": "fr"}, "dossier.language"),
        ({"more": 1}, "dossier.?"),
    ],
)
def test_a_dossier_is_of_named_persons_once_each(change: dict[str, Any], key: str) -> None:
    with pytest.raises(BadPlan) as caught:
        DossierPlan.from_data({**DOSSIER, **change})
    assert caught.value.details["key"] == key


def test_a_file_holds_a_dossier_or_a_release_and_never_both() -> None:
    dossier = read_plan(json.dumps({"dossier": DOSSIER}))
    assert isinstance(dossier, DossierPlan)
    assert (dossier.persons, dossier.language) == (("P-A", "P-B"), "ko")
    assert isinstance(read_plan(json.dumps({**HEAD, **ALONE})), Plan)
    for other in ([], ["dossier"], {"dossier": DOSSIER, **HEAD, **ALONE}, {}):
        with pytest.raises(BadPlan):
            read_plan(json.dumps(other))


@pytest.mark.parametrize("base", [5, 10])
def test_numbers_can_be_rounded_to_five_or_ten(base: int) -> None:
    exact, plan = planned(published=["Kosovo"]), planned(published=["Kosovo"], rounding=base)
    assert (exact.rounding, plan.rounding) == (None, base)
    assert plan.digest() == canonical(plan) != exact.digest()


def test_a_plan_of_before_there_was_rounding_keeps_its_digest() -> None:
    known = "549bf927"
    assert planned(published=["Kosovo"]).digest().startswith(known)


@pytest.mark.parametrize("base", [0, 1, 3, 15, 5.0, "5", True, None, [5]])
def test_numbers_are_rounded_to_nothing_else(base: object) -> None:
    assert fault(published=["Kosovo"], rounding=base) == "rounding"


@pytest.mark.parametrize(
    ("base", "threshold", "wanted"),
    [(5, 12, 15), (10, 15, 20), (10, 19, 20), (5, 15, None), (10, 10, None), (5, 20, None)],
)
def test_the_threshold_is_a_multiple_so_that_no_number_is_printed_under_it(
    base: int, threshold: int, wanted: int | None
) -> None:
    asked = {"published": ["Kosovo"], "rounding": base, "threshold": threshold}
    if wanted is None:
        assert planned(**asked).threshold == threshold
        return
    with pytest.raises(BadPlan) as caught:
        planned(**asked)
    example = f"rounding: {base}, threshold: {wanted} (= {wanted // base} × rounding)"
    assert caught.value.details == {"key": "rounding", "example": example}
