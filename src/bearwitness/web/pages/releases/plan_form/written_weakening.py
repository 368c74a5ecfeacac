"""The guards that a plan may weaken, each with its reason, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.release.planning.weaken import FEW_SOURCES, HIGH_EPSILON, PlannedWeakening
from bearwitness.release.synthetic.accounting import STRONG
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.releases.plan_form.filled import Given
from bearwitness.web.pages.releases.plan_form.written_words import (
    refuse_words,
    said,
    word_fields,
    words_initial,
)

REASONS = {FEW_SOURCES: "reason", HIGH_EPSILON: "reason_high"}
"""By guard, the fields of its reason, before the language."""


def weakening_fields() -> Iterator[Field]:
    """Whether each is weakened, and why; the one that touches every person is typed by its name."""
    yield Field(
        name=FEW_SOURCES,
        label=f"web_releases.{FEW_SOURCES}",
        hint=f"web_releases.{FEW_SOURCES}_hint",
        kind="check",
        required=False,
    )
    yield from word_fields(REASONS[FEW_SOURCES], required=False, long=True, bound=True)
    yield Field(
        name=HIGH_EPSILON,
        label=f"web_releases.{HIGH_EPSILON}",
        hint=f"web_releases.{HIGH_EPSILON}_hint",
        required=False,
        one_of=True,
        most=40,
    )
    yield from word_fields(REASONS[HIGH_EPSILON], "reason", required=False, long=True, bound=True)


def planned_weakening(given: Given, guards: Sequence[str]) -> dict[str, object]:
    """The entry of the plan; nothing where no guard is to be weakened."""
    found = [
        {
            "guard": given.value(guard) if guard == HIGH_EPSILON else guard,
            "reason": said(given, REASONS[guard]),
        }
        for guard in guards
        if given.value(guard)
    ]
    return {"weaken": found} if found else {}


def weakening_initial(weaken: Sequence[PlannedWeakening]) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    found: dict[str, str | list[str]] = {}
    for each in weaken:
        found[each.guard] = HIGH_EPSILON if each.guard == HIGH_EPSILON else "yes"
        found |= words_initial(REASONS[each.guard], each.reason)
    return found


def refuse_weakening(form: Form) -> None:
    """Say where the name of the guard is another, or its reason is missing."""
    if (typed := form.value(HIGH_EPSILON)) and typed != HIGH_EPSILON:
        form.refuse(HIGH_EPSILON, "web_releases.type_guard", guard=HIGH_EPSILON, strong=f"{STRONG:g}")
    for guard, reason in REASONS.items():
        if form.value(guard):
            refuse_words(form, reason)
