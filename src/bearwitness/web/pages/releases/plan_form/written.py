"""A plan as fields of a form, as YAML, and as words."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.domain.place_level import LEVELS
from bearwitness.domain.words import Words
from bearwitness.estimate import published
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.release.planning.plan import LEAST, LINKED, Plan
from bearwitness.web.forms import Choice, Field
from bearwitness.web.pages.releases.plan_form.filled import Filled, Given
from bearwitness.web.pages.releases.plan_form.offered import MOST_SERIES, MOST_TABLES, Offered
from bearwitness.web.pages.releases.plan_form.written_amounts import (
    amount_fields,
    amounts_initial,
    planned_amounts,
)
from bearwitness.web.pages.releases.plan_form.written_pictures import (
    picture_fields,
    pictures_initial,
    planned_pictures,
)
from bearwitness.web.pages.releases.plan_form.written_quotes import (
    planned_quotes,
    quote_fields,
    quotes_initial,
)
from bearwitness.web.pages.releases.plan_form.written_recipient import (
    planned_recipient,
    recipient_fields,
    recipient_initial,
)
from bearwitness.web.pages.releases.plan_form.written_rounding import (
    planned_rounding,
    rounding_field,
    rounding_initial,
)
from bearwitness.web.pages.releases.plan_form.written_series import (
    planned_series,
    series_fields,
    series_initial,
)
from bearwitness.web.pages.releases.plan_form.written_synthetic import (
    planned_synthetic,
    synthetic_fields,
    synthetic_initial,
)
from bearwitness.web.pages.releases.plan_form.written_weakening import (
    planned_weakening,
    weakening_fields,
    weakening_initial,
)
from bearwitness.web.pages.releases.plan_form.written_words import said, word_fields, words_initial

TITLE = "table_title"

ASKED = ("map", "network", "may_be_withheld")
"""What a table may be asked for, by yes or no."""


def fields(language: Language, offered: Offered) -> tuple[Field, ...]:
    """Fields of the form, in order."""
    return (
        *word_fields("title"),
        *word_fields("purpose", long=True),
        Field(name="period", label="web_releases.period", hint="web_releases.period_hint", most=40),
        Field(
            name="threshold",
            label="web_releases.threshold",
            hint="web_releases.threshold_hint",
            kind="number",
        ),
        rounding_field(language),
        *(field for number in range(offered.tables) for field in _table(number, language)),
        *(field for number in range(offered.series) for field in series_fields(number, language)),
        *word_fields("frame", required=False, long=True),
        Field(name="frame_linked", label="web_releases.frame_linked", kind="check", required=False),
        Field(
            name="published",
            label="web_releases.published",
            hint="web_releases.published_hint",
            kind="checks",
            required=False,
            choices=tuple(
                Choice(value=name, label=table.titled(language), apart=table.test)
                for name, table in (
                    (each, published.load(each)) for each in offered.published if each in published.names()
                )
            ),
        ),
        *quote_fields(offered.quotes),
        *picture_fields(offered.pictures),
        *synthetic_fields(offered.columns, language),
        *recipient_fields(),
        *weakening_fields(),
    )


def _table(number: int, language: Language) -> Iterator[Field]:
    choices = tuple(
        Choice(value=name, label=known.labels[language])
        for name, known in codebook().properties.items()
        if "Person" in known.subjects and known.sensitivity != "restricted"
    )
    for part in ("by", "and"):
        yield Field(
            name=f"{part}_{number}",
            label=f"web_releases.{part}",
            kind="select",
            required=False,
            choices=choices,
        )
    yield Field(
        name=f"level_{number}",
        label="web_releases.level",
        hint="web_releases.level_hint",
        kind="select",
        required=False,
        choices=tuple(Choice(value=each, label=message(f"web_releases.{each}", language)) for each in LEVELS),
    )
    for part in ASKED:
        yield Field(name=f"{part}_{number}", label=f"web_releases.{part}", kind="check", required=False)
    yield from amount_fields(number, language)
    yield from word_fields(f"{TITLE}_{number}", TITLE, required=False)


def plan_text(form: Given, offered: Offered) -> str:
    """YAML of what the form holds; the plan's own reader says what is wrong with it."""
    data: dict[str, object] = {
        "title": said(form, "title"),
        "purpose": said(form, "purpose"),
        "period": form.value("period"),
        "threshold": _number(form.value("threshold")),
    }
    tables = [found for number in range(offered.tables) if (found := _planned(form, number))]
    frame = said(form, "frame")
    if tables:
        data["tables"] = tables
    data |= planned_series(form, offered.series)
    if any(frame.values()):
        lists = {"lists": LINKED} if form.value("frame_linked") else {}
        data["estimates"] = [{"frame": frame, **lists}]
    if chosen := form.values("published"):
        data["published"] = chosen
    data |= planned_quotes(form, offered.quotes) | planned_pictures(form, offered.pictures)
    data |= planned_rounding(form) | planned_synthetic(form) | planned_recipient(form)
    data |= planned_weakening(form, offered.guards)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)


def _number(given: str) -> int | str:
    return int(given) if given.isdecimal() and len(given) < 9 else given


def _planned(form: Given, number: int) -> dict[str, object]:
    by = [value for part in ("by", "and") if (value := form.value(f"{part}_{number}"))]
    if not by:
        return {}
    asked = {part: True for part in ASKED if form.value(f"{part}_{number}")}
    level = form.value(f"level_{number}")
    placed = {"level": level} if level else {}
    titled = said(form, f"{TITLE}_{number}")
    title = {"title": titled} if any(titled.values()) else {}
    return {"by": by, **title, **placed, **asked, **planned_amounts(form, number)}


def initial(plan: Plan | None, language: Language, offered: Offered) -> dict[str, str | list[str]]:
    """What stands in the form at first: a plan that fits it, or next to nothing."""
    found: dict[str, str | list[str]] = {"threshold": str(plan.threshold if plan else LEAST)}
    found |= rounding_initial(plan.rounding if plan else None)
    found |= quotes_initial(offered.quotes) | synthetic_initial(plan.synthetic if plan else None)
    for number in range(offered.tables):
        found |= amounts_initial(number, None)
    found |= recipient_initial(plan.recipient if plan else None, language)
    if plan is None:
        return found
    found |= {"period": plan.period, "published": list(plan.published)}
    texts: list[tuple[str, Words]] = [("title", plan.title), ("purpose", plan.purpose)]
    for name, words in [*texts, *(("frame", each.frame) for each in plan.estimates)]:
        found |= words_initial(name, words)
    found["frame_linked"] = "yes" if any(each.linked for each in plan.estimates) else ""
    for number, table in enumerate(plan.tables):
        found |= {f"{part}_{number}": name for part, name in zip(("by", "and"), table.by, strict=False)}
        found[f"level_{number}"] = table.level or ""
        asked = (table.mapped, table.network, table.may_be_withheld)
        found |= {f"{part}_{number}": "yes" if each else "" for part, each in zip(ASKED, asked, strict=True)}
        found |= amounts_initial(number, table.money)
        found |= words_initial(f"{TITLE}_{number}", table.title) if table.title else {}
    found |= series_initial(plan.series)
    return found | pictures_initial(plan.images) | weakening_initial(plan.weaken)


def fits(plan: Plan) -> bool:
    """Whether the form has room for all that a plan says, so that it makes the same plan again."""
    offered, language = Offered.by(plan), LANGUAGES[0]
    given = Filled(fields(language, offered), initial(plan, language, offered))
    try:
        again = Plan.from_yaml(plan_text(given, offered))
    except BearwitnessError:
        return False
    room = len(plan.tables) <= MOST_TABLES and len(plan.series) <= MOST_SERIES
    return room and again.digest() == plan.digest()


def plan_title(plan: Plan | DossierPlan, language: Language) -> str:
    """Title of a release; of a dossier its recipient."""
    return plan.recipient if isinstance(plan, DossierPlan) else plan.title.of(language)
