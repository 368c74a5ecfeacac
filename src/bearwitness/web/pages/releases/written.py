"""A plan as fields of a form, as YAML, and as words."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.words import Words
from bearwitness.estimate import published
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.release.planning.plan import LEAST, Plan
from bearwitness.web.forms import Choice, Field, Form

TABLES = 4
"""Tables that the form has room for; a plan with more is written as text."""


def fields(language: Language) -> tuple[Field, ...]:
    """Fields of the form, in order."""
    return (
        *_words("title"),
        *_words("purpose", kind="textarea"),
        Field(name="period", label="web_releases.period", hint="web_releases.period_hint", most=40),
        Field(
            name="threshold",
            label="web_releases.threshold",
            hint="web_releases.threshold_hint",
            kind="number",
        ),
        *(field for number in range(TABLES) for field in _table(number, language)),
        *_words("frame", required=False, kind="textarea"),
        Field(
            name="published",
            label="web_releases.published",
            hint="web_releases.published_hint",
            kind="checks",
            required=False,
            choices=tuple(
                Choice(value=name, label=published.load(name).titled(language)) for name in published.names()
            ),
        ),
    )


def _words(name: str, *, required: bool = True, kind: str = "text") -> Iterator[Field]:
    for language in LANGUAGES:
        yield Field(
            name=f"{name}_{language}",
            label=f"web_releases.{name}_{language}",
            hint=f"web_releases.{name}_hint" if language == LANGUAGES[0] else "",
            kind="textarea" if kind == "textarea" else "text",
            required=required,
            most=2_000,
            rows=2,
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
    yield Field(name=f"map_{number}", label="web_releases.map", kind="check", required=False)


def plan_text(form: Form) -> str:
    """YAML of what the form holds; the plan's own reader says what is wrong with it."""
    data: dict[str, object] = {
        "title": _said(form, "title"),
        "purpose": _said(form, "purpose"),
        "period": form.value("period"),
        "threshold": _number(form.value("threshold")),
    }
    tables = [found for number in range(TABLES) if (found := _planned(form, number))]
    frame = _said(form, "frame")
    if tables:
        data["tables"] = tables
    if any(frame.values()):
        data["estimates"] = [{"frame": frame}]
    if chosen := form.values("published"):
        data["published"] = chosen
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)


def _said(form: Form, name: str) -> dict[str, str]:
    return {language: form.value(f"{name}_{language}") for language in LANGUAGES}


def _number(given: str) -> int | str:
    return int(given) if given.isdecimal() and len(given) < 9 else given


def _planned(form: Form, number: int) -> dict[str, object]:
    by = [value for part in ("by", "and") if (value := form.value(f"{part}_{number}"))]
    if not by:
        return {}
    mapped: dict[str, object] = {"map": True} if form.value(f"map_{number}") else {}
    return {"by": by, **mapped}


def initial(plan: Plan | None) -> dict[str, str | list[str]]:
    """What stands in the form at first: a plan that fits it, or next to nothing."""
    if plan is None:
        return {"threshold": str(LEAST)}
    found: dict[str, str | list[str]] = {
        "period": plan.period,
        "threshold": str(plan.threshold),
        "published": list(plan.published),
    }
    said: list[tuple[str, Words]] = [("title", plan.title), ("purpose", plan.purpose)]
    said += [("frame", each.frame) for each in plan.estimates]
    found |= {f"{name}_{each}": words.of(each) for name, words in said for each in LANGUAGES}
    for number, table in enumerate(plan.tables):
        found |= {f"{part}_{number}": name for part, name in zip(("by", "and"), table.by, strict=False)}
        found[f"map_{number}"] = "yes" if table.mapped else ""
    return found


def fits(plan: Plan) -> bool:
    """Whether the form has room for all that a plan says."""
    more = (plan.quotes, plan.recipient, plan.weaken, plan.synthetic, plan.images)
    worded = any(each.title or each.may_be_withheld or each.money for each in plan.tables)
    return len(plan.tables) <= TABLES and not worded and not any(more)


def plan_title(plan: Plan | DossierPlan, language: Language) -> str:
    """Title of a release; of a dossier its recipient."""
    return plan.recipient if isinstance(plan, DossierPlan) else plan.title.of(language)
