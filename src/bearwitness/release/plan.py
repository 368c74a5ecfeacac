"""What a team means to publish: a YAML file, read strictly, that two people approve by its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.record import to_json
from bearwitness.domain.release import Words
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text
from bearwitness.release.errors import BadPlan, ThresholdTooLow

LEAST = 10
"""Least count of persons on record in a casebook that any release shows."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTable:
    """A table by one or two properties; without a title it is named by them."""

    by: tuple[str, ...]
    title: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEstimate:
    """An estimate on the casebook's capture table, with who could appear on its lists."""

    frame: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be published, for whom and why."""

    title: Words
    purpose: Words
    audience: str
    period: str
    tables: tuple[PlannedTable, ...]
    estimates: tuple[PlannedEstimate, ...]
    published: tuple[str, ...]
    threshold: int

    def digest(self) -> str:
        """SHA-256 of the plan's content, in hex: what an approver signs."""
        text = json.dumps(to_json(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @staticmethod
    def from_yaml(text: str) -> Plan:
        """Plan from YAML.

        Keys: ``title`` and ``purpose`` (en, ko, zh), ``audience`` (public), ``period`` (EDTF),
        ``tables`` ([{by, title}]), ``estimates`` ([{frame}]), ``published`` (names of shipped tables)
        and ``threshold`` (10 or more). The last four and ``audience`` may be left out.

        Raises
        ------
        BadPlan
            If a key is unknown, missing or of another kind; names the key.
        ThresholdTooLow
            If the threshold is under 10.
        """
        try:
            data = read_yaml_text(text)
        except NotYaml as error:
            raise BadPlan(key=f"line {error.line}", example="title: {en: ..., ko: ..., zh: ...}") from error
        return _plan(_mapping(data, "plan", {"title", "purpose", "period"}, _OPTIONAL))


_OPTIONAL = {"audience", "tables", "estimates", "published", "threshold"}


def _plan(data: Mapping[str, Any]) -> Plan:
    plan = Plan(
        title=_words(data["title"], "title"),
        purpose=_words(data["purpose"], "purpose"),
        audience=_audience(data.get("audience", "public"), "audience"),
        period=_period(data["period"]),
        tables=_list(data.get("tables", []), "tables", _table),
        estimates=_list(data.get("estimates", []), "estimates", _estimate),
        published=_list(data.get("published", []), "published", _text),
        threshold=_threshold(data.get("threshold", LEAST)),
    )
    if not (plan.tables or plan.estimates or plan.published):
        raise BadPlan(key="tables", example="tables: [{by: [sex]}]")
    if len(plan.estimates) > 1:
        raise BadPlan(key="estimates[1]", example="estimates: [{frame: {en: ..., ko: ..., zh: ...}}]")
    _no_twins("tables", [tuple(sorted(each.by)) for each in plan.tables])
    _no_twins("published", plan.published)
    return plan


def _no_twins(key: str, entries: Sequence[object]) -> None:
    if len(set(entries)) < len(entries):
        raise BadPlan(key=key, example="[a, b]")


def _mapping(data: object, key: str, needed: set[str], optional: set[str]) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise BadPlan(key=key, example=_keys(needed | optional))
    for name in data:
        if name not in needed | optional:
            raise BadPlan(key=f"{key}.?", example=_keys(needed | optional))
    for name in sorted(needed):
        if name not in data:
            raise BadPlan(key=f"{key}.{name}", example=_keys(needed | optional))
    return data


def _keys(names: set[str]) -> str:
    return "{" + ", ".join(f"{name}: ..." for name in sorted(names)) + "}"


def _list(data: object, key: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    if not isinstance(data, list):
        raise BadPlan(key=key, example="[...]")
    return tuple(read(each, f"{key}[{place}]") for place, each in enumerate(data))


def _text(data: object, key: str) -> str:
    if isinstance(data, int) and not isinstance(data, bool):
        data = str(data)
    if not isinstance(data, str) or not data.strip():
        raise BadPlan(key=key, example='"..."')
    return data.strip()


def _words(data: object, key: str) -> Words:
    if isinstance(data, dict):
        found = _mapping(data, key, set(LANGUAGES), set())
        return Words(**{language: _text(found[language], f"{key}.{language}") for language in LANGUAGES})
    raise BadPlan(key=key, example="{en: ..., ko: ..., zh: ...}")


def _period(data: object) -> str:
    text = _text(data, "period")
    try:
        return str(PartialDate.parse(text))
    except BadValue:
        raise BadPlan(key="period", example="2000/2025") from None


def _audience(data: object, key: str) -> str:
    if data != "public":
        raise BadPlan(key=key, example="public")
    return "public"


def _table(data: object, key: str) -> PlannedTable:
    found = _mapping(data, key, {"by"}, {"title"})
    by = _list(found["by"], f"{key}.by", _text)
    if not 1 <= len(by) <= 2 or len(set(by)) < len(by):
        raise BadPlan(key=f"{key}.by", example="[sex]")
    title = _words(found["title"], f"{key}.title") if "title" in found else None
    return PlannedTable(by=by, title=title)


def _estimate(data: object, key: str) -> PlannedEstimate:
    return PlannedEstimate(frame=_words(_mapping(data, key, {"frame"}, set())["frame"], f"{key}.frame"))


def _threshold(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise BadPlan(key="threshold", example=str(LEAST))
    if data < LEAST:
        raise ThresholdTooLow(threshold=data, least=LEAST)
    return data
