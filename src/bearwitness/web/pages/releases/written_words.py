"""Words in every language, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.words import Words
from bearwitness.web.forms import Field, Form


def word_fields(name: str, *, required: bool = True, long: bool = False) -> Iterator[Field]:
    """One field a language; the hint stands at the first."""
    for language in LANGUAGES:
        yield Field(
            name=f"{name}_{language}",
            label=f"web_releases.{name}_{language}",
            hint=f"web_releases.{name}_hint" if language == LANGUAGES[0] else "",
            kind="textarea" if long else "text",
            required=required,
            most=2_000,
            rows=2,
        )


def said(form: Form, name: str) -> dict[str, str]:
    """What was written, by language."""
    return {language: form.value(f"{name}_{language}") for language in LANGUAGES}


def words_initial(name: str, words: Words) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    return {f"{name}_{language}": words.of(language) for language in LANGUAGES}
