"""Series over time, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import STEPS
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.release.planning.series_plan import PlannedSeries
from bearwitness.web.forms import Choice, Field
from bearwitness.web.pages.figures.asked import labels
from bearwitness.web.pages.releases.plan_form.filled import Given
from bearwitness.web.pages.releases.plan_form.written_words import said, word_fields, words_initial

PARTS = ("of", "step", "split")
WITHHELD, TITLE = "may_be_withheld", "title"


def named(part: str, number: int) -> str:
    """Name of the field of a part of a series."""
    return f"series_{part}_{number}"


def series_fields(number: int, language: Language) -> Iterator[Field]:
    """Of which date, at which step, by which groups; then what it may be, and its title."""
    book = codebook()
    words = {name: book.property(name).labels[language] for name in labels().properties}
    choices: dict[str, dict[str, str]] = {
        "of": {name: words[name] for name in labels().steps},
        "step": {each: message(f"web_releases.series_{each}", language) for each in STEPS},
        "split": words,
    }
    for part in PARTS:
        yield Field(
            name=named(part, number),
            label=f"web_releases.series_{part}",
            hint=f"web_releases.series_{part}_hint",
            kind="select",
            required=False,
            choices=tuple(Choice(value=code, label=label) for code, label in choices[part].items()),
        )
    yield Field(name=named(WITHHELD, number), label=f"web_releases.{WITHHELD}", kind="check", required=False)
    yield from word_fields(named(TITLE, number), "table_title", required=False)


def planned_series(form: Given, rooms: int) -> dict[str, object]:
    """The part of the plan; nothing where no series is asked for."""
    found = [_planned(form, number) for number in asked_series(form, rooms)]
    return {"series": found} if found else {}


def asked_series(form: Given, rooms: int) -> list[int]:
    """Which of the rooms for a series are used."""
    return [number for number in range(rooms) if any(form.value(named(part, number)) for part in PARTS)]


def _planned(form: Given, number: int) -> dict[str, object]:
    parts: dict[str, object] = {part: value for part in PARTS if (value := form.value(named(part, number)))}
    titled = said(form, named(TITLE, number))
    title = {TITLE: titled} if any(titled.values()) else {}
    withheld = {WITHHELD: True} if form.value(named(WITHHELD, number)) else {}
    return {**parts, **title, **withheld}


def series_initial(series: Sequence[PlannedSeries]) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    found: dict[str, str | list[str]] = {}
    for number, each in enumerate(series):
        found |= {named(part, number): getattr(each, part) or "" for part in PARTS}
        found[named(WITHHELD, number)] = "yes" if each.may_be_withheld else ""
        found |= words_initial(named(TITLE, number), each.title) if each.title else {}
    return found


def series_field(form: Given, number: int, rest: str, rooms: int) -> str:
    """Name of the field beside which an error of a series is said, by its place among those that are asked for."""
    rows = asked_series(form, rooms)
    row = rows[number] if number < len(rows) else 0
    part, _, language = rest.partition(".")
    if part == TITLE and language in LANGUAGES:
        return f"{named(TITLE, row)}_{language}"
    return named(part or PARTS[0], row)
