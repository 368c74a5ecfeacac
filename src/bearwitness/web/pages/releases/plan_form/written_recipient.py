"""The one recipient whom a release may be for, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.release.planning.audience import Recipient
from bearwitness.web.forms import Choice, Field
from bearwitness.web.layout import OWN_NAMES
from bearwitness.web.pages.releases.plan_form.filled import Given

PARTS = ("recipient", "key", "language")


def recipient_fields() -> Iterator[Field]:
    """Name, key, and language of the letters to it."""
    for part in ("recipient", "key"):
        yield Field(
            name=f"for_{part}",
            label=f"web_releases.for_{part}",
            hint=f"web_releases.for_{part}_hint",
            required=False,
            most=200,
        )
    yield Field(
        name="for_language",
        label="web_releases.for_language",
        hint="web_releases.for_language_hint",
        kind="select",
        required=False,
        choices=tuple(Choice(value=each, label=OWN_NAMES[each]) for each in LANGUAGES),
    )


def planned_recipient(form: Given) -> dict[str, object]:
    """The entry of the plan; nothing where neither a name nor a key is given: then it is for everybody."""
    if not (form.value("for_recipient") or form.value("for_key")):
        return {}
    return {"audience": {part: form.value(f"for_{part}") for part in PARTS}}


def recipient_initial(recipient: Recipient | None, language: Language) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    if recipient is None:
        return {"for_language": language}
    return {f"for_{part}": str(getattr(recipient, part)) for part in PARTS}
