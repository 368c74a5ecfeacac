"""Synthetic data as a part of a release: the files, the figure, and what a look ahead may say of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.release import ReleasedSynthetic
from bearwitness.release.errors import BadPlan, TooFewForSynthetic
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import LEAST as LEAST_COUNT
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.synthetic_plan import DELTA, PlannedSynthetic
from bearwitness.release.planning.weaken import HIGH_EPSILON, named
from bearwitness.release.synthetic.accounting import CAP, STRONG
from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.datasheet import datasheet
from bearwitness.release.synthetic.errors import BudgetSpent
from bearwitness.release.synthetic.from_rows import book_of
from bearwitness.release.synthetic.intervals import tables_text
from bearwitness.release.synthetic.ledger import Charge, least_noise, spent
from bearwitness.release.synthetic.records import csv_text
from bearwitness.release.synthetic.synthesis import Synthetic, sigmas_of
from bearwitness.release.synthetic.workload import Workload
from bearwitness.report import SYNTHETIC_FILES

FIGURE = "synthetic"
ROWS, TABLES, SHEET = SYNTHETIC_FILES
LEAST = 200
"""Persons; with fewer, noise leaves nothing to learn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What can be said before the noise is drawn: nobody can look at rows first, for each look would cost the persons.

    Attributes
    ----------
    spent
        Epsilon that the person who is in most releases would have spent with it.
    apart
        Its noise hides too little for exact numbers to leave as well, before or after.
    """

    columns: tuple[str, ...]
    epsilon: float
    delta: float
    spent: float
    cap: float
    apart: bool


def domain_of(planned: PlannedSynthetic, labels: Labels) -> SyntheticCodebook:
    """Columns and levels; raises `BadPlan` where a property has no public list of codes."""
    closed = {name: labels.codes(name) for name in labels.properties if labels.codes(name)}
    for place, name in enumerate(planned.columns):
        if name not in closed:
            raise BadPlan(key=f"synthetic.columns[{place}]", example=", ".join(sorted(closed)))
    return book_of(planned.columns, closed, labels.many)


def noise_asked(planned: PlannedSynthetic, book: SyntheticCodebook) -> dict[float, int]:
    """Noise, and how many tables would be measured with it."""
    return dict(Counter(sigmas_of(Workload.of(book), planned.epsilon, DELTA)))


def hides(noise: float, least: int) -> bool:
    """Whether nobody can tell fewer persons than the least count from none: two standard deviations are that many."""
    return 2 * noise >= least


def look_ahead(
    planned: PlannedSynthetic,
    rows: Sequence[PersonRow],
    charges: Sequence[Charge],
    labels: Labels,
    drawn: Sequence[Charge] = (),
) -> Ahead:
    """What it would cost; nothing is spent. Of the charges, those in `drawn` are of synthetic data that left.

    Raises
    ------
    BadPlan, TooFewForSynthetic
    BudgetSpent
        A person would have spent more than `CAP`.
    """
    book = domain_of(planned, labels)
    if len(rows) < LEAST:
        raise TooFewForSynthetic(least=LEAST)
    charge = Charge(noise_asked(planned, book), frozenset(row.token for row in rows), {})
    total = spent([*charges, charge], DELTA)
    if not total <= CAP:
        raise BudgetSpent(would=round(total, 2), cap=CAP)
    return Ahead(
        columns=planned.columns,
        epsilon=planned.epsilon,
        delta=DELTA,
        spent=round(total, 4),
        cap=CAP,
        apart=not hides(least_noise([*drawn, charge]), LEAST_COUNT),
    )


def synthetic_files(made: Synthetic, book: SyntheticCodebook, least: int) -> dict[str, bytes]:
    """Rows, noisy tables and data sheet, by path; no noisy count under the least count of persons is shown.

    What the persons have spent stays: it hangs on who is in which release.
    """
    told = {name: each for name, each in made.budget.items() if name != "epsilon_spent"}
    texts = {
        ROWS: csv_text(made.rows, book),
        TABLES: tables_text(made.measured, book, releasable=made.releasable, least=least),
    }
    sheet = datasheet(
        made.rows,
        book,
        made.measured,
        told,
        made.checks,
        texts,
        releasable=made.releasable,
        least=least,
    )
    texts[SHEET] = json.dumps(sheet, ensure_ascii=False, indent=1) + "\n"
    return {path: text.encode() for path, text in texts.items()}


def figure_of(
    plan: Plan, planned: PlannedSynthetic, files: Mapping[str, bytes], labels: Labels
) -> ReleasedSynthetic:
    """The figure, as its data sheet says it."""
    sheet = json.loads(files[SHEET])
    lower, upper = sheet["people"]["interval"]
    return ReleasedSynthetic(
        figure=FIGURE,
        columns=tuple(labels.property(name) for name in planned.columns),
        epsilon=float(sheet["epsilon"]),
        delta=float(sheet["delta"]),
        cap=float(sheet["cap"]),
        people=sheet["people"]["noisy"],
        lower=lower,
        upper=upper,
        rows=sheet["rows"],
        weakened=named(HIGH_EPSILON, plan.weaken) if planned.epsilon > STRONG else (),
    )
