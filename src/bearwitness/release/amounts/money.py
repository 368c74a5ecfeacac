"""Tables of amounts: who is counted in them, what is shown of them, and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bearwitness.domain.codebook import Codebook
from bearwitness.domain.frame import PaymentRow, PersonRow
from bearwitness.domain.released_table import ReleasedAmounts, ReleasedMoney, ReleasedTable
from bearwitness.domain.words import Words
from bearwitness.release.amounts.amount_cells import ALL, AmountCells, Group
from bearwitness.release.amounts.amounts import TOLD, Amounts, amounts_of, marked
from bearwitness.release.amounts.protect_amounts import AmountReason, protect_amounts
from bearwitness.release.amounts.protect_together import At
from bearwitness.release.amounts.quantiles import mean, quantile
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.errors import BadPlan
from bearwitness.release.labels import Labels, everywhere, in_all
from bearwitness.release.look import Kept
from bearwitness.release.planning.money_plan import NO_KIND, PlannedMoney
from bearwitness.release.planning.plan import Plan, PlannedTable

QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Amounts that a plan asks for, on the way through the gate.

    Attributes
    ----------
    rows
        Persons, with what says whether an amount is on record.
    labels
        Words, also for that.
    amounts
        By the name of each kind of amount.
    """

    rows: Sequence[PersonRow]
    labels: Labels
    amounts: Mapping[str, Amounts]


def money_of(
    plan: Plan, rows: Sequence[PersonRow], payments: Sequence[PaymentRow], labels: Labels, book: Codebook
) -> Money:
    """Gather the amounts that a plan asks for; raises `BadPlan` where it names a kind that is none or may not leave."""
    asked: dict[str, PlannedMoney] = {}
    for place, each in enumerate(plan.tables):
        if each.money:
            if each.money.kind not in kinds(book):
                raise BadPlan(key=f"tables[{place}].money.kind", example=", ".join(kinds(book)))
            asked[each.money.property] = each.money
    amounts = {name: amounts_of(payments, each) for name, each in asked.items()}
    words = {name: money_words(each, book) for name, each in asked.items()}
    told = {TOLD: everywhere("release.money.told")}
    labelled = replace(
        labels,
        properties={**labels.properties, **words},
        lists={**labels.lists, **dict.fromkeys(asked, told)},
    )
    return Money(rows=marked(rows, amounts) if asked else rows, labels=labelled, amounts=amounts)


def kinds(book: Codebook) -> tuple[str, ...]:
    """Kinds of payment whose amounts may be asked for, and `NO_KIND`."""
    codes = book.list("payment_kind").codes
    return (NO_KIND, *sorted(code for code, each in codes.items() if each.sensitivity != "restricted"))


def _kind(money: PlannedMoney, book: Codebook) -> Words:
    if money.kind == NO_KIND:
        return everywhere("release.money.no_kind")
    return in_all(lambda language: book.label("payment_kind", money.kind, language))


def _unit(money: PlannedMoney) -> Words:
    return everywhere(f"domain.paid_for.{money.unit}")


def money_words(money: PlannedMoney, book: Codebook) -> Words:
    """Kind, currency and thing paid for, of a kind in `kinds`."""
    return everywhere(
        "release.money.property", kind=_kind(money, book), currency=money.currency, unit=_unit(money)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyShown:
    """Tables of amounts, titles of those of which nothing is left, what is withheld and why, and what is kept here."""

    tables: tuple[ReleasedMoney, ...]
    refused: tuple[Words, ...]
    kept: tuple[Kept, ...]
    cells: tuple[AmountCells, ...]


def draw_money(
    plan: Plan,
    money: Money,
    cells: Cells,
    withheld: Mapping[Key, object],
    counted: Sequence[ReleasedTable],
    earlier: Sequence[Snapshot],
    book: Codebook,
) -> MoneyShown:
    """Tables of the amounts, protected together and against every earlier release.

    Parameters
    ----------
    plan, book
        What is to be published, and the words for it.
    money
        From `money_of`.
    cells, withheld
        All cells of the plan's tables of persons, and those that are kept back.
    counted
        The tables of persons, as they leave.
    earlier
        Snapshots of every earlier release.
    """
    planned = [(place, each, each.money) for place, each in enumerate(plan.tables, start=1) if each.money]
    groups = [_cells(each, asked, money, cells, withheld) for _, each, asked in planned]
    before = [each for snapshot in earlier for each in snapshot.amounts]
    sources = [money.amounts[asked.property].sources for _, _, asked in planned]
    why = protect_amounts(groups, sources, before, threshold=plan.threshold)
    by_figure = {each.figure: each for each in counted}
    drawn: list[ReleasedMoney] = []
    kept: list[Kept] = []
    for at, (place, each, asked) in enumerate(planned):
        if (table := by_figure.get(f"table-{place}")) is None:
            continue
        drawn.append(_drawn(place, each, asked, table, groups[at], _of(why, at), plan.threshold, book))
        kept += _kept(drawn[-1], _of(why, at))
    left = tuple(replace(each, shown=each.shown - _of(why, at).keys()) for at, each in enumerate(groups))
    shown = tuple(each for each in drawn if not all(row.withheld for row in each.rows))
    refused = tuple(each.title for each in drawn if each not in shown)
    return MoneyShown(tables=shown, refused=refused, kept=tuple(kept), cells=left)


def _of(why: Mapping[At, AmountReason], at: int) -> dict[str, AmountReason]:
    return {code: reason for (place, code), reason in why.items() if place == at}


def _cells(
    planned: PlannedTable, asked: PlannedMoney, money: Money, cells: Cells, withheld: Mapping[Key, object]
) -> AmountCells:
    (name,) = planned.by
    axis, told = cells.axes[name], (asked.property, TOLD)
    keys: dict[str, Key] = {code: tuple(sorted([(name, code), told])) for code in axis.categories}
    keys[ALL] = (told,)
    of = money.amounts[asked.property].of
    groups: dict[str, Group] = {
        code: {token: of[token] for token in cells.roster.persons(cells.members[key])}
        for code, key in keys.items()
    }
    return AmountCells(
        money=asked.property,
        by=name,
        groups=groups,
        shown=frozenset(code for code, key in keys.items() if key not in withheld),
    )


def _drawn(
    place: int,
    planned: PlannedTable,
    asked: PlannedMoney,
    table: ReleasedTable,
    cells: AmountCells,
    why: Mapping[str, AmountReason],
    threshold: int,
    book: Codebook,
) -> ReleasedMoney:
    dimension, kind, unit = table.dimensions[0], _kind(asked, book), _unit(asked)
    words = {"kind": kind, "currency": asked.currency, "unit": unit, "by": dimension.label}
    return ReleasedMoney(
        figure=f"money-{place}",
        table=table.figure,
        title=planned.title or everywhere("release.money.title", **words),
        frame=table.frame,
        kind=kind,
        currency=asked.currency,
        unit=unit,
        dimension=dimension,
        weakened=table.weakened,
        rounded=table.rounded,
        rows=tuple(
            _row(code, table, cells.groups[code or ALL], why.get(code or ALL), threshold)
            for code in (*(each.code for each in dimension.categories), None)
        ),
    )


def _row(
    code: str | None, table: ReleasedTable, group: Group, why: AmountReason | None, threshold: int
) -> ReleasedAmounts:
    persons = table.count(code, TOLD)
    if why is not None or persons is None:
        return ReleasedAmounts(code=code, persons=persons, mean=None, first=None, median=None, third=None)
    amounts = list(group.values())
    fewest = None if table.rounded is None else persons - table.rounded.within
    first, median, third = (quantile(amounts, part, threshold, fewest=fewest) for part in QUARTERS)
    return ReleasedAmounts(
        code=code, persons=persons, mean=mean(amounts), first=first, median=median, third=third
    )


def _kept(drawn: ReleasedMoney, why: Mapping[str, AmountReason]) -> list[Kept]:
    labels = {each.code: each.label for each in drawn.dimension.categories}
    return [
        Kept(
            figure=drawn.figure,
            cell=labels[row.code] if row.code is not None else everywhere("report.all_persons"),
            why=why[row.code or ALL],
        )
        for row in drawn.rows
        if (row.code or ALL) in why
    ]
