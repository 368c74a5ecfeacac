"""The written rules: from what the methods say to what may be said.

1. *Refused*, all numbers null: the population is known to change while it is observed; fewer than two
   lists hold anybody; or nobody is on two lists.
2. A method that gives a total keeps the status `estimated` only where three or more lists hold records, ten
   or more persons are on two lists or more, and no list holds everybody; otherwise its total counts as a lower bound.
3. A method whose own assumption the table contradicts is `disputed`: it tests this itself (independence:
   `goodness`), or its whole interval lies below the floor.
4. Persons who differ and lists that depend on each other leave the same mark. Where differences explain the
   table no worse (`rival`, by BIC), nobody can say which it is: the headline is *disputed*, and its span takes
   in what the methods for such persons say. Where they do not, these methods are set aside as `disputed`.
5. Headline: no method left with `estimated`: *lower_bound_only*, the floor, upper limit null. One left, or
   several each of whose totals lies in the intervals of all others: *estimated*, the span of their
   intervals and the median of their totals. Otherwise *disputed*: the span, and no total.
6. Methods that agree may share a mistake: dependence too weak for them to see. What the model of lowest AIC says
   (`weak`) is taken into the limits; where its total lies outside theirs, *disputed*.
7. Many tables. Every replicate and every stratum is read by rules 1 to 6. What is pooled over replicates is never
   more than the most cautious status that a quarter of their headlines have; a sum of strata never more than the
   weakest of theirs. Rules 4 to 6 then hold for what was pooled or summed too, the weak dependence of the parts being
   pooled or summed like a method (`parts/weak_parts.py`).
8. Rules 1 to 7 were studied with every method. Unless every method that the table allows was run
   (`methods/left_out.py`), the headline is at most *disputed*: methods on their own can agree where all would not.
9. Where limits were not asked for, those that a method has without replicates stand in for its own in rules 3 to 6,
   and are not shown. They take the model as given and are too narrow, so that methods deny each other sooner.
   A sum of strata has none: there, totals that differ in the two figures that are shown leave *disputed*.
10. The floor supposes that no list keeps persons off another; methods that stand may allow for that, and their lower limit may lie
   below it. Both are said as they are, with a sentence on why; neither is moved to the other.

How far these rules can be trusted is measured: docs/status-study.md.
A bound such as Chao's never becomes `estimated`, so it never makes a headline total; it gives the floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from bearwitness.estimate.estimate_record import CAUTION, Estimate, Status
from bearwitness.estimate.methods.floor import Floor
from bearwitness.estimate.note import Note, Value
from bearwitness.estimate.verdict.rival import Rival
from bearwitness.estimate.verdict.weak import Weak


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What may be said of the table as a whole, persons, and the methods it rests on."""

    total: float | None
    lower: float | None
    upper: float | None
    status: Status
    methods: tuple[str, ...]


REFUSED = Headline(total=None, lower=None, upper=None, status="refused", methods=())


DIFFERING = frozenset({"heterogeneity"})
"""Methods for persons who differ."""
STAND = "differences_stand"
"""Code of the note that rule 4 rests on."""
LEFT_OUT = "methods_left_out"
"""Code of the note that rule 8 leaves."""


def standing_in(estimate: Estimate) -> Estimate:
    """Estimate with the limits that rule 9 gives it."""
    if estimate.interval is not None or not estimate.beside:
        return estimate
    return replace(estimate, interval=estimate.beside[0])


def weighed(
    estimate: Estimate, floor: Floor, limiting: tuple[Note, ...], differences: Rival | None = None
) -> Estimate:
    """Estimate with the status that rules 2 to 4 leave it."""
    stands = differences is not None and differences.stands
    if differences is not None and stands:
        low, high = differences.totals[0], differences.totals[-1]
        estimate = estimate.noting(Note(code=STAND, values={"lower": low, "upper": high}))
    elif estimate.method in DIFFERING and estimate.status == "estimated":
        return replace(estimate, status="disputed").noting(Note(code="differences_unseen"))
    if estimate.status != "estimated":
        return estimate
    if estimate.interval is not None and estimate.interval.upper < floor.value:
        below = Note(code="below_floor")
        return replace(estimate, status="disputed", warnings=(*estimate.warnings, below))
    return replace(estimate, status="lower_bound_only") if limiting else estimate


def headline(estimates: Sequence[Estimate], floor: Floor, weak: Weak | None = None) -> Headline:
    """Headline by rules 4 to 6, for estimates that have been weighed."""
    standing = [each for each in estimates if each.status == "estimated"]
    if not standing:
        methods = () if floor.kind == "observed" else ("chao",)
        return Headline(total=None, lower=floor.value, upper=None, status="lower_bound_only", methods=methods)
    doubtful = any(note.code == STAND for each in estimates for note in each.warnings)
    agreed = not doubtful and all(_holds(one, other) for one in standing for other in standing)
    if doubtful:
        standing = [each for each in estimates if each in standing or _differs(each)]
    intervals = [each.interval for each in standing if each.interval is not None]
    totals = [each.total for each in standing if each.total is not None]
    found = Headline(
        total=median(totals) if agreed else None,
        lower=min((each.lower for each in intervals), default=None),
        upper=max((each.upper for each in intervals), default=None),
        status="estimated" if agreed else "disputed",
        methods=tuple(each.method for each in standing),
    )
    return _wider(found, weak) if agreed and weak is not None else found


def concluded(
    estimates: Sequence[Estimate], floor: Floor, weak: Weak | None, most: Status = "estimated"
) -> tuple[Headline, tuple[Note, ...]]:
    """Headline that is never more than `most` (rules 7 and 8), and a note where rule 6 changed it."""
    narrow, wide = headline(estimates, floor), headline(estimates, floor, weak)
    found = wide if CAUTION.index(wide.status) >= CAUTION.index(most) else _at_most(wide, most, floor)
    if weak is None or wide == narrow or found.upper is None:
        return found, ()
    values: dict[str, Value] = {
        "model": weak.model,
        "total": weak.total,
        "lower": weak.lower,
        "upper": weak.upper,
    }
    return found, (Note(code="weak_dependence", values=values),)


def _at_most(found: Headline, status: Status, floor: Floor) -> Headline:
    if status == "disputed":
        return replace(found, total=None, status=status)
    return headline([], floor) if status == "lower_bound_only" else REFUSED


def _wider(found: Headline, weak: Weak) -> Headline:
    """Headline by rule 6; one without limits stays as it is."""
    if found.lower is None or found.upper is None:
        return found
    held = found.lower <= weak.total <= found.upper
    return replace(
        found,
        total=found.total if held else None,
        lower=min(found.lower, weak.lower),
        upper=max(found.upper, weak.upper),
        status="estimated" if held else "disputed",
    )


def _differs(estimate: Estimate) -> bool:
    return estimate.method in DIFFERING and estimate.total is not None


def _holds(one: Estimate, other: Estimate) -> bool:
    """Whether the interval of one holds the total of the other; without an interval nothing is denied."""
    if one.interval is None or other.total is None:
        return True
    return one.interval.lower <= other.total <= one.interval.upper
