"""Words in every language, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.words import Words
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.releases.plan_form.filled import Given


def word_fields(
    name: str, label: str = "", *, required: bool = True, long: bool = False, bound: bool = False
) -> Iterator[Field]:
    """One field a language, labelled by its name or as `label`; the hint stands at the first.

    Those that are `bound` are needed with something else, so that they are not called optional.
    """
    for language in LANGUAGES:
        yield Field(
            name=f"{name}_{language}",
            label=f"web_releases.{label or name}_{language}",
            hint=f"web_releases.{label or name}_hint" if language == LANGUAGES[0] else "",
            kind="textarea" if long else "text",
            required=required,
            one_of=bound,
            most=2_000,
            rows=2,
        )


def said(given: Given, name: str) -> dict[str, str]:
    """What was written, by language; browsers send lines that end in another way than those of a plan."""
    return {language: given.value(f"{name}_{language}").replace("\r\n", "\n") for language in LANGUAGES}


def words_initial(name: str, words: Words) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    return {f"{name}_{language}": words.of(language) for language in LANGUAGES}


def refuse_words(form: Form, name: str) -> None:
    """Say in which languages they are missing."""
    for language in LANGUAGES:
        if not form.value(f"{name}_{language}"):
            form.refuse(f"{name}_{language}", "web.form.missing")
