"""Plans are read strictly, and errors name the key."""

import pytest
from tests.release.sample import PLAN

from bearwitness.domain.messages import LANGUAGES, Language, say
from bearwitness.release.errors import BadPlan, PersonsNotReleased, ThresholdTooLow
from bearwitness.release.planning.plan import Plan, PlannedEstimate, PlannedTable
from bearwitness.release.planning.plan_file import words


def test_a_plan_says_what_it_says() -> None:
    plan = Plan.from_yaml(PLAN)
    assert plan.threshold == 10
    assert plan.audience == "public"
    assert [each.by for each in plan.tables][2] == ("home_province", "sex")
    assert plan.published == ("UKdat_5", "Kosovo")


def test_the_digest_changes_with_the_content_only() -> None:
    plan = Plan.from_yaml(PLAN)
    assert plan.digest() == Plan.from_yaml("# a comment\n" + PLAN).digest()
    assert plan.digest() != Plan.from_yaml(PLAN.replace("1998", "1999")).digest()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_place_of_an_error_is_named_in_every_language(language: Language) -> None:
    with pytest.raises(BadPlan) as error:
        Plan.from_yaml(PLAN.replace("period:", "period: whenever #"))
    assert "period" in say(error.value, language)


@pytest.mark.parametrize("asked", ["microdata: [sex]", "networks: [{by: role}]", "network: true"])
def test_rows_and_networks_of_persons_are_refused_in_words(asked: str) -> None:
    with pytest.raises(PersonsNotReleased):
        Plan.from_yaml(f"{PLAN}{asked}\n")


def test_two_plans_that_let_out_something_else_are_two() -> None:
    weaker = "weaken: [{guard: few_sources, reason: {en: a, ko: b, zh: c}}]\n"
    named = "audience: {recipient: A Court, key: age1x, language: en}\n"
    found = [Plan.from_yaml(PLAN + each).digest() for each in ("", weaker, named)]
    assert len(set(found)) == 3


FAULTS = {
    "plan": ("", "plan"),
    "unknown key": (PLAN + "extra: 1\n", "plan.?"),
    "missing key": (PLAN.replace("period: 1998/2024", ""), "plan.period"),
    "language missing": (PLAN.replace('  zh: "260 人的讲述"\n', ""), "title.zh"),
    "words": (PLAN.replace("purpose:", "purpose: only English\nunused:"), "plan.?"),
    "audience": (PLAN + "audience: partners\n", "audience"),
    "three properties": (PLAN.replace("[home_province, sex]", "[home_province, sex, role]"), "tables[2].by"),
    "twice": (PLAN.replace("[control_method]", "[age_when_trafficked]"), "tables"),
    "frame": (PLAN.replace("frame:", "frames:"), "estimates[0].?"),
    "no yaml": ("title: [", "line 2"),
    "threshold": (PLAN + "threshold: true\n", "threshold"),
    "anchors": ("title: &a {en: x}\npurpose: *a\n", "line 1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_named_by_key(fault: str) -> None:
    text, key = FAULTS[fault]
    with pytest.raises(BadPlan) as caught:
        Plan.from_yaml(text)
    assert caught.value.details["key"] == key


@pytest.mark.parametrize("threshold", [9, 1, 0, -5])
def test_no_plan_goes_below_ten(threshold: int) -> None:
    assert Plan.from_yaml(PLAN + "threshold: 12\n").threshold == 12
    with pytest.raises(ThresholdTooLow):
        Plan.from_yaml(PLAN + f"threshold: {threshold}\n")


def test_what_a_plan_does_not_ask_for_is_not_planned() -> None:
    table = PlannedTable(by=("sex",), title=None, mapped=False)
    assert (table.network, table.money, table.may_be_withheld, table.level) == (False, None, False, None)
    assert PlannedEstimate(frame=words({"en": "A", "ko": "가", "zh": "甲"}, "frame")).linked is False


def test_linked_lists_are_for_everybody_or_nobody() -> None:
    linked = PLAN.split("tables:")[0] + "estimates: [{frame: {en: A, ko: 가, zh: 甲}, lists: linked}]\n"
    named = "audience: {recipient: A court, key: age1x, language: en}\n"
    assert Plan.from_yaml(linked).estimates[0].linked
    assert Plan.from_yaml(linked.replace(", lists: linked", "") + named).recipient
    with pytest.raises(BadPlan) as caught:
        Plan.from_yaml(linked + named)
    assert caught.value.details["key"] == "estimates[0].lists"
