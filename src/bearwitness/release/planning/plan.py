"""What a team means to publish: a YAML file, read strictly, that two people approve by its digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bearwitness.domain.date_step import Step
from bearwitness.domain.errors import BadValue
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place_level import Level
from bearwitness.domain.words import Words
from bearwitness.release.errors import BadPlan, PersonsNotReleased, ThresholdTooLow
from bearwitness.release.planning.audience import NAMED, PUBLIC, Recipient, audience_of
from bearwitness.release.planning.image_plan import PlannedImage, planned_image
from bearwitness.release.planning.level_plan import MAP, planned_level
from bearwitness.release.planning.money_plan import MONEY, PlannedMoney, planned_money
from bearwitness.release.planning.plan_digest import plan_digest
from bearwitness.release.planning.plan_file import (
    asked,
    list_of,
    mapping,
    no_twins,
    read_plan_file,
    text,
    words,
)
from bearwitness.release.planning.quote_plan import PlannedQuote, planned_quote
from bearwitness.release.planning.rounding_plan import planned_rounding, require_multiple
from bearwitness.release.planning.series_plan import PlannedSeries, planned_series
from bearwitness.release.planning.synthetic_plan import PlannedSynthetic, planned_synthetic, require_weakening
from bearwitness.release.planning.weaken import PlannedWeakening, planned_weakening

LINKED = "linked"
"""Says in a plan that an estimate takes the lists as linkage, not coding, brings them together."""
LEAST = 10
"""Least count of persons on record in a casebook that any release shows."""
NETWORK = "{by: [home_province, exploitation], network: true}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTable:
    """A table by one or two properties; without a title it is named by them.

    `mapped` draws a map of it too: of a table by one property whose values are places. `network` draws a table by two
    properties as bands from group to group. `money` adds the amounts that are on record, by that one property.
    `may_be_withheld` lets the release leave even where every number of the table is withheld, and says that it asked
    for it. `level` is that of its places; without one, the province. `step` is set where it is a series, which goes by
    its first property over time.
    """

    by: tuple[str, ...]
    title: Words | None
    mapped: bool
    network: bool = False
    money: PlannedMoney | None = None
    may_be_withheld: bool = False
    level: Level | None = None
    step: Step | None = None

    @property
    def axes(self) -> tuple[str, ...]:
        """What persons are counted by: beside the properties, whether an amount is on record."""
        return (*self.by, self.money.property) if self.money else self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEstimate:
    """An estimate on the casebook's capture table, with who could appear on its lists.

    `linked` takes the latest linkage of the lists, with its doubt, in the place of who is coded as one person.
    """

    frame: Words
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be published, for whom and why; without a recipient it is for everybody.

    `rounding` is the base of which every number of persons is to be a multiple; without one they are exact.
    """

    title: Words
    purpose: Words
    recipient: Recipient | None
    period: str
    tables: tuple[PlannedTable, ...]
    estimates: tuple[PlannedEstimate, ...]
    published: tuple[str, ...]
    quotes: tuple[PlannedQuote, ...]
    threshold: int
    weaken: tuple[PlannedWeakening, ...]
    synthetic: PlannedSynthetic | None
    images: tuple[PlannedImage, ...]
    series: tuple[PlannedSeries, ...] = ()
    rounding: int | None = None

    @property
    def audience(self) -> str:
        """Whether it is public, or for one recipient."""
        return PUBLIC if self.recipient is None else NAMED

    def digest(self) -> str:
        """SHA-256 of the plan's content, in hex: what an approver signs."""
        return plan_digest(self)

    @staticmethod
    def from_yaml(content: str) -> Plan:
        """Plan from YAML.

        Keys: ``title`` and ``purpose`` (en, ko, zh), ``audience`` (public, or {recipient, key, language}), ``period`` (EDTF),
        ``tables`` ([{by, title, level, map, network, money, may_be_withheld}]), ``series`` ([{of, step, split, title,
        may_be_withheld}]), ``estimates`` ([{frame, lists}]), ``published`` (names of shipped tables), ``quotes`` ([{passage, leave_out}]), ``threshold`` (10 or more),
        ``weaken`` ([{guard, reason}]), ``synthetic`` ({columns, epsilon}), ``images`` ([{source, alt}]) and ``rounding``
        (5 or 10). All but the first three may be left out.

        Raises
        ------
        BadPlan
            If a key is unknown, missing or of another kind; names the key.
        ThresholdTooLow
            If the threshold is under 10.
        NeverWeakened
            If it would weaken a guard that no plan weakens.
        PersonsNotReleased
            If it asks for ``microdata`` or ``networks``: a network of groups is a table's ``network: true``.
        """
        data = read_plan_file(content)
        _refuse_persons(data)
        return _plan(mapping(data, "plan", {"title", "purpose", "period"}, _OPTIONAL))


_OPTIONAL = {
    "audience",
    "tables",
    "estimates",
    "published",
    "quotes",
    "threshold",
    "weaken",
    "synthetic",
    "images",
    "series",
    "rounding",
}


_SHOWN = ("tables", "series", "estimates", "published", "quotes", "synthetic", "images")
"""Of which a plan asks for at least one."""


def _refuse_persons(data: object) -> None:
    """Say in words that rows and networks of persons do not leave, whatever else the plan holds."""
    if isinstance(data, dict) and not {"microdata", "networks", "network"}.isdisjoint(data):
        raise PersonsNotReleased


def _plan(data: Mapping[str, Any]) -> Plan:
    plan = Plan(
        title=words(data["title"], "title"),
        purpose=words(data["purpose"], "purpose"),
        recipient=audience_of(data.get("audience", PUBLIC), "audience"),
        period=_period(data["period"]),
        tables=list_of(data.get("tables", []), "tables", _table),
        estimates=list_of(data.get("estimates", []), "estimates", _estimate),
        published=list_of(data.get("published", []), "published", text),
        quotes=list_of(data.get("quotes", []), "quotes", planned_quote),
        threshold=_threshold(data.get("threshold", LEAST)),
        weaken=list_of(data.get("weaken", []), "weaken", planned_weakening),
        synthetic=planned_synthetic(data["synthetic"], "synthetic") if "synthetic" in data else None,
        images=list_of(data.get("images", []), "images", planned_image),
        series=list_of(data.get("series", []), "series", planned_series),
        rounding=planned_rounding(data),
    )
    require_multiple(plan.rounding, plan.threshold)
    if not any(getattr(plan, name) for name in _SHOWN):
        raise BadPlan(key="tables", example="tables: [{by: [sex]}]")
    if len(plan.estimates) > 1:
        raise BadPlan(key="estimates[1]", example="estimates: [{frame: {en: ..., ko: ..., zh: ...}}]")
    if plan.recipient is not None and any(each.linked for each in plan.estimates):
        raise BadPlan(key="estimates[0].lists", example=f"lists: {LINKED}, audience: {PUBLIC}")
    no_twins("tables", [tuple(sorted(each.axes)) for each in plan.tables])
    no_twins("series", [(each.step, *sorted(each.by)) for each in plan.series])
    no_twins("published", plan.published)
    no_twins("weaken", [each.guard for each in plan.weaken])
    require_weakening(plan.synthetic, [each.guard for each in plan.weaken])
    no_twins("images", [each.source for each in plan.images])
    no_twins("quotes", [each.passage for each in plan.quotes])
    return plan


def _period(data: object) -> str:
    try:
        return str(PartialDate.parse(text(data, "period")))
    except BadValue:
        raise BadPlan(key="period", example="2000/2025") from None


def _table(data: object, key: str) -> PlannedTable:
    found = mapping(data, key, {"by"}, {"title", "level", "map", "network", "money", "may_be_withheld"})
    by = list_of(found["by"], f"{key}.by", text)
    if not 1 <= len(by) <= 2 or len(set(by)) < len(by):
        raise BadPlan(key=f"{key}.by", example="[sex]")
    title = words(found["title"], f"{key}.title") if "title" in found else None
    mapped = asked(found, key, "map", MAP)
    if mapped and len(by) > 1:
        raise BadPlan(key=f"{key}.map", example=MAP)
    network = asked(found, key, "network", NETWORK)
    if network and len(by) < 2:
        raise BadPlan(key=f"{key}.network", example=NETWORK)
    empty = asked(found, key, "may_be_withheld", "true")
    money = planned_money(found["money"], f"{key}.money") if "money" in found else None
    if money and (mapped or len(by) > 1):
        raise BadPlan(key=f"{key}.money", example=MONEY)
    level = planned_level(found, key)
    return PlannedTable(
        by=by, title=title, mapped=mapped, network=network, money=money, may_be_withheld=empty, level=level
    )


def _estimate(data: object, key: str) -> PlannedEstimate:
    found = mapping(data, key, {"frame"}, {"lists"})
    if found.get("lists", LINKED) != LINKED:
        raise BadPlan(key=f"{key}.lists", example=LINKED)
    return PlannedEstimate(frame=words(found["frame"], f"{key}.frame"), linked="lists" in found)


def _threshold(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise BadPlan(key="threshold", example=str(LEAST))
    if data < LEAST:
        raise ThresholdTooLow(threshold=data, least=LEAST)
    return data
