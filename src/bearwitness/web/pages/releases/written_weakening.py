"""The guard of tables that a plan may weaken, with its reason, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.release.planning.weaken import FEW_SOURCES, PlannedWeakening
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.releases.written_words import said, word_fields, words_initial


def weakening_fields() -> Iterator[Field]:
    """Whether it is weakened, and why."""
    yield Field(
        name=FEW_SOURCES,
        label=f"web_releases.{FEW_SOURCES}",
        hint=f"web_releases.{FEW_SOURCES}_hint",
        kind="check",
        required=False,
    )
    yield from word_fields("reason", required=False, long=True)


def planned_weakening(form: Form) -> dict[str, object]:
    """The entry of the plan; nothing where the guard is not to be weakened."""
    if not form.value(FEW_SOURCES):
        return {}
    return {"weaken": [{"guard": FEW_SOURCES, "reason": said(form, "reason")}]}


def weakening_initial(weaken: Sequence[PlannedWeakening]) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    found = next((each for each in weaken if each.guard == FEW_SOURCES), None)
    return {} if found is None else {FEW_SOURCES: "yes", **words_initial("reason", found.reason)}
