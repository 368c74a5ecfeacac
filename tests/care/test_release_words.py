"""`release check` says which words to look at again, and refuses a plan that names somebody."""

from pathlib import Path

from tests.care.conftest import Verb

import bearwitness.demo
from bearwitness.release.errors import NameInPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.wording import plan_flags, refuse_names

PLAN = """
title: {en: What we recorded, ko: 우리가 기록한 것, zh: 我们的记录}
purpose: {en: For the public, ko: 대중을 위해, zh: 供公众参考}
period: 2013
published: [Kosovo]
"""


def test_words_are_flagged_and_names_are_refused(verb: Verb, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN.replace("What we recorded", "The shocking trade"), "utf-8")
    (told,) = verb("release", "check", file)["warnings"]
    assert "title.en" in told
    assert "shocking" in told
    assert "the figure itself" in told
    file.write_text(PLAN.replace("What we recorded", "What Kim Yong-hui told us"), "utf-8")
    for step in ("check", "plan"):
        assert verb("release", step, file, code=NameInPlan.exit_code)["key"] == "title.en"
    file.write_text(PLAN, "utf-8")
    assert verb("release", "plan", file)["warnings"] == []


def test_the_plan_of_the_demo_names_nobody() -> None:
    plan = Plan.from_yaml((Path(bearwitness.demo.__file__).parent / "plan.yaml").read_text("utf-8"))
    refuse_names(plan)
    assert plan_flags(plan) == []
