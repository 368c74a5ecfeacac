"""The synthetic data that a plan asks for, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, message
from bearwitness.release.planning.synthetic_plan import PlannedSynthetic
from bearwitness.release.planning.weaken import HIGH_EPSILON
from bearwitness.release.synthetic.accounting import CAP, STRONG
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.pages.releases.plan_form.filled import Given

COLUMNS, EPSILON, OWN, OWN_EPSILON = "columns", "epsilon", "own", "epsilon_own"
BESIDE = "0.7"
"""The most beside which exact numbers can still leave, where it is all the synthetic data that ever leave."""
WORDS = {"1": "rough", "2": "little", "4": "usual", f"{STRONG:g}": "most", f"{CAP:g}": "whole"}
"""Larger numbers that have words of their own; after each of them no exact number leaves any more."""


def synthetic_fields(columns: Sequence[str], language: Language) -> Iterator[Field]:
    """Which properties, and what they may cost each person."""
    book = codebook()
    yield Field(
        name=COLUMNS,
        label="web_releases.columns",
        hint="web_releases.columns_hint",
        kind="checks",
        required=False,
        choices=tuple(Choice(value=each, label=book.property(each).labels[language]) for each in columns),
    )
    yield Field(
        name=EPSILON,
        label="web_releases.epsilon",
        hint="web_releases.epsilon_hint",
        kind="radios",
        required=False,
        one_of=True,
        choices=(
            Choice(value=BESIDE, label=message("web_synthetic.beside", language, number=BESIDE)),
            *(Choice(value=each, label=_barring(each, word, language)) for each, word in WORDS.items()),
            Choice(value=OWN, label=message("web_releases.epsilons.own", language)),
        ),
    )
    yield Field(
        name=OWN_EPSILON,
        label="web_releases.epsilon_own",
        hint="web_releases.epsilon_own_hint",
        required=False,
        one_of=True,
        most=40,
    )


def _barring(number: str, word: str, language: Language) -> str:
    choice = message(f"web_releases.epsilons.{word}", language, number=number)
    return message("web_synthetic.bars", language, choice=choice)


def planned_synthetic(given: Given) -> dict[str, object]:
    """The entry of the plan; nothing where no column is ticked."""
    if not (chosen := given.values(COLUMNS)):
        return {}
    written = _written(given)
    epsilon = _number(written)
    return {"synthetic": {"columns": chosen, "epsilon": written if epsilon is None else epsilon}}


def synthetic_initial(planned: PlannedSynthetic | None) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    if planned is None:
        return {}
    short = f"{planned.epsilon:g}"
    number = short if float(short) == planned.epsilon else repr(planned.epsilon)
    chosen = {EPSILON: number} if number in {BESIDE, *WORDS} else {EPSILON: OWN, OWN_EPSILON: number}
    return {COLUMNS: list(planned.columns), **chosen}


def refuse_synthetic(form: Form) -> None:
    """Say what is missing, or what is weak and not owned up to."""
    if not (chosen := form.values(COLUMNS)):
        return
    if len(chosen) < 2:
        form.refuse(COLUMNS, "web_releases.two_columns")
    epsilon = _number(_written(form))
    if epsilon is None:
        own = form.value(EPSILON) == OWN
        form.refuse(OWN_EPSILON if own else EPSILON, "web_releases.epsilon_range", most=f"{CAP:g}")
    elif epsilon > STRONG and form.value(HIGH_EPSILON) != HIGH_EPSILON:
        form.refuse(HIGH_EPSILON, "web_releases.type_guard", guard=HIGH_EPSILON, strong=f"{STRONG:g}")


def _written(given: Given) -> str:
    chosen = given.value(EPSILON)
    return given.value(OWN_EPSILON) if chosen == OWN else chosen


def _number(written: str) -> float | None:
    """Epsilon within what a plan may ask for."""
    try:
        found = float(written)
    except ValueError:
        return None
    return found if written.isascii() and 0 < found <= CAP else None
