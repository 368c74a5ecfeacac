"""To which multiples numbers of persons are rounded, as a field of a form."""

from __future__ import annotations

from bearwitness.domain.messages import Language, message
from bearwitness.release.planning.rounding_plan import BASES
from bearwitness.web.forms import Choice, Field
from bearwitness.web.pages.releases.plan_form.filled import Given

ROUNDING = "rounding"


def rounding_field(language: Language) -> Field:
    """Exact, or one of the bases."""
    return Field(
        name=ROUNDING,
        label="web_releases.rounding",
        hint="web_releases.rounding_hint",
        kind="select",
        required=False,
        choices=tuple(
            Choice(value=str(base), label=message("web_releases.rounding_to", language, base=base))
            for base in BASES
        ),
    )


def planned_rounding(form: Given) -> dict[str, object]:
    """The entry of the plan; nothing where numbers are to be exact. The plan's own reader refuses another base."""
    asked = form.value(ROUNDING)
    return {ROUNDING: int(asked) if asked.isdecimal() else asked} if asked else {}


def rounding_initial(base: int | None) -> dict[str, str | list[str]]:
    """What stands in the field at first."""
    return {ROUNDING: "" if base is None else str(base)}
