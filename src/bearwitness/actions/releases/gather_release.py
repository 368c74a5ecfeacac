"""Gather what the gate needs from the casebook: rows, counts, and who stood in earlier releases."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from bearwitness.actions.amount_rows import keyed_payments, payments_digest
from bearwitness.actions.errors import NothingShared, RiskOverdue
from bearwitness.actions.linking.counts_to_release import counts_to_release
from bearwitness.actions.releases.release_case import release_case
from bearwitness.actions.releases.shown_image import shown_image
from bearwitness.actions.releases.spend_budget import charges, charges_digest, drawn_charges
from bearwitness.actions.require_remembered import require_remembered
from bearwitness.casebook.forgotten import something_lost
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import ReleaseRow
from bearwitness.casebook.overdue import missing_risks, overdue_risks
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.domain.codebook.in_force import extension_digest
from bearwitness.domain.frame import PaymentRow, PersonRow
from bearwitness.domain.quote import Quotable
from bearwitness.domain.record import to_json
from bearwitness.estimate import CaptureTable
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.estimates.linked_counts import LinkedCounts
from bearwitness.release.pictures.images import Shown
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.accounting import CAP
from bearwitness.release.synthetic.errors import BudgetSpent
from bearwitness.release.synthetic.ledger import Charge
from bearwitness.vault.recipient import public_key

LISTS = 2
"""A capture table needs at least two lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Rows under the casebook's own keyed tokens, of persons and of sources, the capture table, and what consent kept out, by reason.

    Attributes
    ----------
    invented_from
        Rows for the synthetic data that a plan asks for.
    charges
        What synthetic data have cost before.
    restored
        Number of the entry with which the casebook was last put back; 0 where it never was.
    lost
        Releases left that it no longer holds, so that nothing can be compared with them.
    drawn
        Those of them that stand behind synthetic data that left.
    images
        By source, the images that a plan names, as far as they may be shown, already re-encoded.
    extension
        SHA-256 of the team's own part of the codebook, whose words stand in what leaves; empty where there is none.
    linked
        Counts of the latest linkage, where a plan asks for them.
    dated
        The plan has a series by year, so that the years of the persons count too.
    """

    rows: Sequence[PersonRow]
    captures: CaptureTable | None
    kept_out: Mapping[str, int]
    earlier: Sequence[Snapshot]
    quotable: Mapping[str, Quotable]
    payments: Sequence[PaymentRow] = ()
    invented_from: Sequence[PersonRow]
    charges: Sequence[Charge]
    drawn: Sequence[Charge] = ()
    images: Mapping[str, Shown]
    extension: str
    linked: LinkedCounts | None = None
    restored: int = 0
    lost: bool = False
    dated: bool = False

    def digest(self) -> str:
        """SHA-256 of all of it, in hex: whoever approves, approves this."""
        whole: dict[str, object] = {
            "rows": [_told(row) for row in self.rows],
            "invented_from": [_told(row) for row in self.invented_from],
            "kept_out": dict(self.kept_out),
            "earlier": [each.release for each in self.earlier],
            "payments": payments_digest(self.payments),
            "images": [
                [name, hashlib.sha256(each.content).hexdigest(), each.licence]
                for name, each in sorted(self.images.items())
            ],
            "quotes": [to_json(each) for _, each in sorted(self.quotable.items())],
        }
        if self.dated:
            whole["years"] = [{name: list(each) for name, each in row.years.items()} for row in self.rows]
        if self.linked is not None:
            whole["linked"] = self.linked.digest
        if self.restored or self.lost:
            whole["continued"] = [self.restored, self.lost]
        if self.extension:
            whole["extension"] = self.extension
        if self.charges:
            whole["charges"] = charges_digest(self.charges)
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def _told(row: PersonRow) -> list[object]:
    """All of a person on which it hangs what is shown; that her sources are others can open what few sources closed."""
    values = {name: list(codes) for name, codes in row.values.items()}
    return [row.token, sorted(row.lists), values, sorted(row.conflicts), sorted(row.sources)]


def gather_release(casebook: Casebook, verb: str, plan: Plan | None = None) -> Gathered:
    """Read what consent lets be counted at this moment, and the passages that a plan quotes, as far as it may.

    Raises
    ------
    NotAllowed
        The actor may not release; the log says that `verb` was refused.
    ReleasesForgotten
        What left earlier may be forgotten, and nobody could compare with it.
    BudgetSpent
        The plan asks for synthetic data, and what those cost which are forgotten nobody knows.
    RiskOverdue
        The risk assessment of a testimony that would count or be quoted is missing, or overdue for review.
    NothingShared
        It is for one recipient, and nobody who would be counted has agreed to share with just this one.
    BadValue
        The key of the recipient is none.
    NothingLinked, LinkageOvertaken
        It asks for linked lists, and there is no linkage, or one that something has overtaken.
    """
    return Gathering(casebook, verb).of(plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a plan reads of a casebook beyond what every plan does; plans that need the same would hold the same."""

    recipient: str | None = None
    persons: bool = False
    quoted: tuple[str, ...] = ()
    invented: bool = False
    paid: bool = False
    dated: bool = False
    linked: bool = False
    images: tuple[str, ...] = ()


class Gathering:
    """Reads for several plans at one moment: what two of them share is read once.

    It is for one look. What it has read is not what consent lets be counted at any later moment.
    """

    def __init__(self, casebook: Casebook, verb: str) -> None:
        self._case = release_case(casebook, verb)
        self._now = datetime.now(UTC)
        self._rows = cache(self._read_rows)
        self._kept_out = cache(lambda recipient: self._case.kept_out(recipient=recipient))
        self._payments = cache(lambda recipient: keyed_payments(self._case, recipient))
        self._image = cache(lambda source: shown_image(self._case, source))
        self._charges = cache(charges)
        self._drawn = cache(drawn_charges)
        self._linked = cache(lambda: counts_to_release(self._now))
        self._earlier = cache(_earlier)
        self._remembered = cache(lambda: require_remembered(casebook))
        self._lost = cache(something_lost)
        self._due = cache(self._read_due)
        self._contents: dict[Needs, str] = {}

    def contents(self, plan: Plan | None) -> str:
        """Digest of all that a plan needs, worked out once for those that need the same; raises like `gather_release`."""
        needs = _needs(plan)
        if needs not in self._contents:
            self._contents[needs] = self._of(needs).digest()
        return self._contents[needs]

    def of(self, plan: Plan | None) -> Gathered:
        """All that a plan needs, or a plan that asks for nothing of its own; raises like `gather_release`."""
        return self._of(_needs(plan))

    def _of(self, needs: Needs) -> Gathered:
        restored = self._remembered()
        extension = extension_digest()
        if needs.invented and self._lost():
            raise BudgetSpent(would=f">{CAP:g}", cap=CAP)
        if due := self._due(needs.quoted):
            raise RiskOverdue(count=due)
        rows = self._rows(needs.recipient, microdata=False)
        if needs.recipient is not None and needs.persons and not rows:
            raise NothingShared
        return Gathered(
            rows=rows,
            captures=_captures(rows),
            kept_out=self._kept_out(needs.recipient),
            earlier=self._earlier(),
            quotable=self._case.quotable(needs.quoted, recipient=needs.recipient),
            invented_from=self._rows(needs.recipient, microdata=True) if needs.invented else (),
            charges=self._charges() if needs.invented else (),
            drawn=self._drawn() if needs.invented or needs.persons else (),
            payments=self._payments(needs.recipient) if needs.paid else (),
            linked=self._linked() if needs.linked else None,
            images={name: image for name in needs.images if (image := self._image(name)) is not None},
            restored=restored,
            lost=self._lost(),
            dated=needs.dated,
            extension=extension,
        )

    def _read_due(self, quoted: tuple[str, ...]) -> int:
        return len([*overdue_risks(self._now, quoted), *missing_risks(self._now, quoted)])

    def _read_rows(self, recipient: str | None, *, microdata: bool) -> Sequence[PersonRow]:
        return _keyed(*self._case.person_rows("count", recipient=recipient, microdata=microdata))


def _keyed(rows: Sequence[PersonRow], lineage: Lineage) -> list[PersonRow]:
    """Rows under the casebook's own tokens of persons and sources, in an order that says nothing."""
    names = {**lineage.persons, **lineage.sources}
    tokens = snapshot_tokens(names.values())
    keyed = [
        replace(
            row,
            token=tokens[names[row.token]],
            sources=frozenset(tokens[names[source]] for source in row.sources),
        )
        for row in rows
    ]
    return sorted(keyed, key=lambda row: row.token)


def _needs(plan: Plan | None) -> Needs:
    if plan is None:
        return Needs()
    return Needs(
        recipient=_recipient(plan),
        persons=bool(plan.tables or plan.series or plan.estimates),
        quoted=tuple(each.passage for each in plan.quotes),
        invented=plan.synthetic is not None,
        paid=any(each.money for each in plan.tables),
        dated=any(each.step == "year" for each in plan.series),
        linked=any(each.linked for each in plan.estimates),
        images=tuple(each.source for each in plan.images),
    )


def _recipient(plan: Plan) -> str | None:
    if plan.recipient is None:
        return None
    public_key(plan.recipient.key)
    return plan.recipient.recipient


def _captures(rows: Sequence[PersonRow]) -> CaptureTable | None:
    lists = sorted({name for row in rows for name in row.lists})
    if len(lists) < LISTS:
        return None
    counts: dict[tuple[int, ...], int] = {}
    for row in rows:
        pattern = tuple(int(name in row.lists) for name in lists)
        if any(pattern):
            counts[pattern] = counts.get(pattern, 0) + 1
    return CaptureTable.from_patterns(lists, counts)


def _earlier() -> list[Snapshot]:
    kept = ReleaseRow.objects.order_by("at", "id").values_list("snapshot", flat=True)
    return [Snapshot.from_json(json.loads(text)) for text in kept]
