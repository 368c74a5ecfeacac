"""From a capture table to a reading: check, fit every method, weigh, say."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from bearwitness.domain.errors import BadValue
from bearwitness.estimate import published
from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.table_notes import limiting, refusing, weakening
from bearwitness.estimate.estimate_record import Estimate, Status
from bearwitness.estimate.methods.floor import Floor, floor_of
from bearwitness.estimate.methods.left_out import left_out
from bearwitness.estimate.methods.method import Fit, Tell, quiet
from bearwitness.estimate.methods.methods import CITATIONS, chosen
from bearwitness.estimate.note import Note
from bearwitness.estimate.verdict.reading import Reading, TableSummary
from bearwitness.estimate.verdict.rival import rival
from bearwitness.estimate.verdict.status import LEFT_OUT, REFUSED, Headline, concluded, standing_in, weighed
from bearwitness.estimate.verdict.weak import Weak, weak_dependence

REPS = 1000


def estimate(
    table: CaptureTable,
    *,
    rng: np.random.Generator,
    methods: Sequence[str] = (),
    frame: str | None = None,
    closed: bool | None = None,
    reps: int = REPS,
    tell: Tell = quiet,
    beside: Mapping[str, Fit] = MappingProxyType({}),
) -> Reading:
    """Estimate how many persons there are, on any list or none, and how far that can be trusted.

    Parameters
    ----------
    table : CaptureTable
        Counts of persons by pattern of lists.
    rng : numpy.random.Generator
        The only source of randomness. Each method draws from a stream of its own, so that the others change
        nothing.
    methods : sequence of str
        Names from `METHODS`; none, or `all`, means every one. Where a method is left out that the table allows, the
        reading is never more than `disputed`.
    frame : str, optional
        Who could appear on these lists. Without it the reading warns, and a release refuses it.
    closed : bool, optional
        Whether the population stayed the same while it was observed. Unless given, a table shipped with
        this package is recognised and its metadata decides; others are taken for closed.
    reps : int
        Replicates for methods that resample; 0 gives points without intervals. Whether methods agree is then judged
        by the limits they have without replicates.
    tell : callable
        Hears how many of how many steps of one method's long work are done.
    beside : mapping of str to Fit
        Methods for this table only, by the names that `methods` may hold too.

    Raises
    ------
    UnknownMethod
        With the names of the methods there are.
    BadValue
        `reps` is negative.

    Examples
    --------
    >>> uk = published.load("UKdat_5")
    >>> reading = estimate(uk.table, rng=np.random.default_rng(1), frame=uk.frame["en"])
    >>> reading.status, round(reading.floor.value)
    ('disputed', 11886)
    """
    fits = chosen(methods, beside)
    if reps < 0:
        raise BadValue(kind="number of replicates", example="1000")
    if closed is None:
        known = published.recognise(table)
        closed = known is None or known.closed
    stated = frame.strip() if frame and frame.strip() else None
    unstated = () if stated else (Note(code="frame_unstated"),)
    refusals = refusing(table) if closed else (Note(code="open_population"),)
    if refusals:
        found = [
            Estimate.refused(name, *refusals, *unstated, citation=CITATIONS.get(name, ())) for name in fits
        ]
        read = _Weighed(Floor(value=float(table.observed), kind="observed"), REFUSED, found, None)
    else:
        unrun = left_out(table, chosen((), beside), fits)
        run = _Run(seed=int(rng.integers(2**63)), reps=reps, tell=tell, unrun=unrun)
        read = _weigh(table, fits, run, unstated)
    return Reading(
        table=TableSummary.of(table),
        frame=stated,
        estimates=tuple(read.estimates),
        floor=read.floor,
        headline=read.headline,
        weak=read.weak,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    seed: int
    reps: int
    tell: Tell
    unrun: tuple[str, ...]

    @property
    def most(self) -> Status:
        """The most that may be said (rule 8)."""
        return "disputed" if self.unrun else "estimated"


class _Weighed(NamedTuple):
    floor: Floor
    headline: Headline
    estimates: list[Estimate]
    weak: Weak | None


def _weigh(table: CaptureTable, fits: dict[str, Fit], run: _Run, notes: tuple[Note, ...]) -> _Weighed:
    floor, limits, differences = floor_of(table), limiting(table), rival(table)
    made = [_timed(name, fit, table, run) for name, fit in fits.items()]
    if run.reps == 0:
        made = [standing_in(each) for each in made]
    found = [weighed(each, floor, limits, differences) for each in made]
    weak = weak_dependence(table)
    head, changed = concluded(found, floor, weak, run.most)
    about = (*limits, *weakening(table), *notes, *changed)
    if run.unrun:
        about = (*about, Note(code=LEFT_OUT, values={"methods": ", ".join(run.unrun)}))
    if run.reps == 0:
        about = (*about, Note(code="points_only"))
        found = [replace(each, interval=None, beside=()) for each in found]
        if head.status != "lower_bound_only":
            head = replace(head, lower=None, upper=None)
    return _Weighed(floor, head, [each.noting(*about) for each in found], weak)


def _timed(name: str, fit: Fit, table: CaptureTable, run: _Run) -> Estimate:
    began = time.perf_counter()
    own = np.random.default_rng([run.seed, *name.encode()])
    found = fit(table, own, reps=run.reps, tell=run.tell)
    return replace(found, seconds=round(time.perf_counter() - began, 4))
