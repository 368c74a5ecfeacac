"""The gate: turn a plan, rows and counts into a release, or refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import Years, with_years
from bearwitness.domain.frame import PaymentRow, PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.place_level import with_levels
from bearwitness.domain.quote import Quotable
from bearwitness.domain.release import Release, ReleasedEstimate
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.estimate import CaptureTable
from bearwitness.release.amounts.amount_cells import AmountCells
from bearwitness.release.amounts.money import Money, draw_money, money_of
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.exact_before import exact_before
from bearwitness.release.comparing.kept_numbers import Printed, printed
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key, gather
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.counts.tables import draw_up
from bearwitness.release.counts.told import Told, told
from bearwitness.release.errors import TooFewApprovers
from bearwitness.release.estimates import published
from bearwitness.release.estimates.linked_counts import LinkedCounts
from bearwitness.release.estimates.own import (
    Counts,
    own_estimates,
    replicates_behind,
    require_shared,
    tables_behind,
)
from bearwitness.release.labels import Labels
from bearwitness.release.look import Look, kept_in, refuse_silent, silent_in
from bearwitness.release.planning.known import require_known
from bearwitness.release.planning.levels import at_levels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.series_plan import numbered
from bearwitness.release.planning.steps import with_series, years_of
from bearwitness.release.planning.weaken import eased, weakened
from bearwitness.release.quoting.quotes import looked_over, quoted, quotes_of, refuse_telling
from bearwitness.release.synthetic.beside_counts import require_noise
from bearwitness.release.synthetic.ledger import Charge
from bearwitness.release.withholdings import withholdings
from bearwitness.release.wording import refuse_names

APPROVERS = 2
FIGURES = {"tables": "table", "series": "series"}


def assemble(
    plan: Plan,
    rows: Sequence[PersonRow],
    captures: CaptureTable | None,
    kept_out: Mapping[str, int],
    *,
    at: str,
    release_id: str,
    approvers: Sequence[str],
    earlier: Sequence[Snapshot] = (),
    quotable: Mapping[str, Quotable] = MappingProxyType({}),
    payments: Sequence[PaymentRow] = (),
    linked: LinkedCounts | None = None,
    drawn: Sequence[Charge] = (),
) -> Assembled:
    """Let through what a plan asks for and the rules allow.

    Parameters
    ----------
    plan
        What is to be published; its approvals are checked by the caller against its digest.
    rows
        Persons who may be counted. Their tokens, and those in `earlier`, are keyed alike by the caller.
    captures
        The casebook's capture table, or None; its patterns never leave.
    kept_out
        Persons kept out, by reason (`kept_numbers.REASONS`). Zero is said like every number under the threshold.
    at
        Date and time of the release, RFC 3339 in UTC.
    release_id
        Identifier of the release.
    approvers
        Who approved the plan; only their number leaves.
    earlier
        Snapshots of every earlier release of the casebook.
    quotable
        By identifier, the passages that may be quoted now; that somebody looked again is checked by the caller.
    payments
        What was paid for these persons, under the same tokens.
    linked
        Counts of the latest linkage, where the plan asks for them; nothing of them leaves but an estimate.
    drawn
        Charges of all synthetic data that left before.

    Raises
    ------
    NameInPlan
        Free text of the plan could name somebody.
    QuoteClosed, QuoteTells
        A quote may not leave, or holds a detail that never does.
    WhollyWithheld
        Nothing is left of a table, and the plan does not let that be.
    TooFewApprovers
        If fewer than two different persons approved.
    EstimateWithoutLists
        If the plan asks for an estimate and nobody is on two lists.
    TooLittleNoise
        If exact numbers and synthetic data with too little noise would both have left.
    LinksInDoubt
        If it asks for linked lists, and their links are not settled.
    UnknownReason
        If a reason for keeping persons out has no words.
    CannotProtect
        If no choice of withheld cells is safe.
    CannotRound
        If it asks for rounded numbers, and no choice of them keeps the sums.
    """
    if (number := len(set(approvers))) < APPROVERS:
        raise TooFewApprovers(needed=APPROVERS, number=number)
    assembled = _passed(
        plan, rows, captures, kept_out, at=at, release_id=release_id, approvals=number, earlier=earlier,
        quotable=quotable, payments=payments, linked=linked, drawn=drawn,
    )  # fmt: skip
    refuse_telling(assembled.findings)
    refuse_silent(assembled.silent)
    return assembled


def preview(
    plan: Plan,
    rows: Sequence[PersonRow],
    captures: CaptureTable | None,
    kept_out: Mapping[str, int],
    *,
    at: str,
    earlier: Sequence[Snapshot] = (),
    quotable: Mapping[str, Quotable] = MappingProxyType({}),
    payments: Sequence[PaymentRow] = (),
    linked: LinkedCounts | None = None,
    drawn: Sequence[Charge] = (),
) -> Look:
    """Show what `assemble` would let through and what not, to whoever is to approve it.

    Parameters are those of `assemble`. The result has no approvals, and a bundle cannot be made of it. Quotes are shown
    with all that they still tell.
    """
    assembled = _passed(
        plan, rows, captures, kept_out, at=at, release_id="", approvals=0, earlier=earlier,
        quotable=quotable, payments=payments, linked=linked, drawn=drawn,
    )  # fmt: skip
    return Look(
        release=assembled.release,
        kept=assembled.kept,
        findings=assembled.findings,
        silent=assembled.silent,
        exact_before=exact_before(assembled.snapshot, earlier),
    )


def _passed(
    plan: Plan,
    rows: Sequence[PersonRow],
    captures: CaptureTable | None,
    kept_out: Mapping[str, int],
    *,
    at: str,
    release_id: str,
    approvals: int,
    earlier: Sequence[Snapshot],
    quotable: Mapping[str, Quotable],
    payments: Sequence[PaymentRow],
    linked: LinkedCounts | None,
    drawn: Sequence[Charge],
) -> Assembled:
    """What passes, whoever has approved it."""
    counts = Counts(coded=captures, linked=linked)
    placed, money = _asked(plan, rows, counts, payments)
    require_noise(plan, drawn, earlier, money.labels)
    cells = _gathered(placed, money, years_of(plan, codebook()))
    withheld = protect(eased(plan.weaken, cells), earlier, threshold=plan.threshold)
    tabled = weakened(plan.weaken, _tables(placed, cells, withheld, money.labels), cells)
    left = tuple(each for each in tabled if each.withheld < len(each.cells))
    shown = told(left, plan.rounding, earlier, threshold=plan.threshold)
    paid = draw_money(placed, money, cells, withheld, shown.tables, earlier, codebook())
    own = own_estimates(plan, counts, cells, withheld, earlier)
    said = own_estimates(plan, counts, cells, withheld, earlier, shown) if plan.rounding else own
    shipped = [published.estimate_published(name, figure=f"published-{name}") for name in plan.published]
    out = printed(kept_out, [each.kept_out for each in earlier], threshold=plan.threshold)
    release = Release(
        format=1,
        id=release_id,
        at=at,
        title=plan.title,
        purpose=plan.purpose,
        audience=plan.audience,
        period=plan.period,
        threshold=plan.threshold,
        plan=plan.digest(),
        approvals=approvals,
        tables=shown.tables,
        estimates=(*said, *shipped),
        withheld=withholdings(out, left),
        refused=(*(each.title for each in tabled if each not in left), *paid.refused),
        quotes=quotes_of(plan, quotable),
        money=paid.tables,
        recipient=plan.recipient.recipient if plan.recipient else "",
        rounding=plan.rounding,
    )
    return Assembled(
        release=release,
        snapshot=_snapshot(release, plan, cells, withheld, quotable, paid.cells, out, linked, own, shown),
        captures=tables_behind(own, counts),
        replicates=replicates_behind(own, counts),
        shipped={name: published.as_csv(name) for name in plan.published},
        kept=(*kept_in(tabled, withheld), *paid.kept),
        findings=looked_over(plan, quotable, rows),
        silent=silent_in(placed.tables, tabled),
    )


def _asked(
    plan: Plan,
    rows: Sequence[PersonRow],
    counts: Counts,
    payments: Sequence[PaymentRow],
) -> tuple[Plan, Money]:
    """The plan with its places at levels, and rows with its amounts, once it names nobody and asks for what there is."""
    labels = Labels.of(codebook(), Gazetteer.load())
    refuse_names(plan)
    require_shared(plan, counts)
    require_known(plan, labels)
    labels = labels.with_years(years_of(plan, codebook()))
    return at_levels(with_series(plan), labels.levels), money_of(plan, rows, payments, labels, codebook())


def _gathered(plan: Plan, money: Money, years: Sequence[Years]) -> Cells:
    tables = [each.axes for each in plan.tables]
    closed = {name: money.labels.codes(name) for each in tables for name in each}
    return gather(
        with_years(with_levels(money.rows, closed), years),
        tables,
        closed=closed,
        allowed=frozenset(money.labels.places),
        many=money.labels.many,
        threshold=plan.threshold,
        agreed=frozenset(money.amounts),
    )


def _tables(
    plan: Plan, cells: Cells, withheld: Mapping[Key, Reason], labels: Labels
) -> tuple[ReleasedTable, ...]:
    return tuple(
        draw_up(each, f"{FIGURES[kind]}-{place + 1}", cells, withheld, labels, period=plan.period)
        for kind, place, each in numbered(plan.tables)
    )


def _snapshot(
    release: Release,
    plan: Plan,
    cells: Cells,
    withheld: Mapping[Key, Reason],
    quotable: Mapping[str, Quotable],
    amounts: tuple[AmountCells, ...],
    kept_out: Mapping[str, Printed],
    linked: LinkedCounts | None,
    own: Sequence[ReleasedEstimate],
    shown: Told,
) -> Snapshot:
    """What the casebook keeps: exact counts, also of what is printed rounded."""
    return Snapshot(
        release=release.id,
        roster=cells.roster,
        members=cells.members,
        published=frozenset(cells.members) - withheld.keys(),
        observed=next((each.observed for each in own), None),
        quoted=quoted(plan, quotable),
        linked=() if linked is None else linked.tokens,
        named=plan.recipient is not None,
        amounts=amounts,
        kept_out=kept_out,
        printed=shown.printed,
        recorded=next((each.observed for each in release.estimates if each.rounded), None),
    )
