"""The casebook's own estimate: its capture table never leaves, so it rests on the signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.domain.words import Words
from bearwitness.estimate import CaptureTable, Reading
from bearwitness.release.counts.tables import casebook_frame
from bearwitness.release.counts.told import Told
from bearwitness.release.estimates.estimates import OnRecord, read, released
from bearwitness.release.estimates.nearly_all import kept_apart
from bearwitness.release.labels import everywhere
from bearwitness.release.rounding import Rounding

SOURCE = "casebook"

CODED, LINKED = "coded", "linked"
"""On what it rests that two records are one person's; one of them is said of every estimate."""
FEW, UNEVEN, UNSTABLE = "few_overlaps", "uneven_lists", "unstable"
CAUTIONS = {
    "mostly_seen_once": FEW,
    "few_overlaps": FEW,
    "no_overlap": FEW,
    "no_doubles": FEW,
    "one_list": FEW,
    "lone_list": UNEVEN,
    "empty_list": UNEVEN,
    "unequal_lists": UNEVEN,
    "misfit": "dependence",
    "dependent_pair": "dependence",
    "below_floor": "dependence",
    "given_model": "given_model",
    "two_lists": "two_lists",
    "open_population": "open_population",
    "no_finite_fit": "other",
    "too_many_lists": "other",
    "points_only": "other",
    "methods_left_out": UNSTABLE,
    "frame_unstated": "other",
    "chosen_misfit": "dependence",
    "at_infinity": FEW,
    "whole_list": UNEVEN,
    "form_given": "given_model",
    "near_models": UNSTABLE,
    "extreme_replicate": UNSTABLE,
    "replicates_without": UNSTABLE,
    "no_bca": UNSTABLE,
    "no_upper_limit": UNSTABLE,
    "not_two_lists": "other",
    "no_heterogeneity": "other",
    "differences_stand": UNSTABLE,
    "differences_unseen": "other",
    "weak_dependence": "dependence",
    "range_cut": UNSTABLE,
    "far_tail": UNSTABLE,
    "not_converged": UNSTABLE,
    "not_mixed": UNSTABLE,
    "ran_off": UNSTABLE,
    "near_threshold": UNSTABLE,
    "few_replicates": UNSTABLE,
    "links_not_compared": UNSTABLE,
    "links_not_reviewed": UNSTABLE,
    "links_alarmed": UNSTABLE,
    "links_certain": UNSTABLE,
    "given_pairs": "given_model",
    "graphs_lists": "other",
    "pairs_lists": "other",
    "lists_needed": "other",
    "no_structural": "other",
    "covariates_measured": "given_model",
    "covariate_separates": "other",
    "weights_explode": "other",
    "replicate_refused": "other",
    "stratum_refused": "other",
    "strata_apart": "other",
}
"""Notes of a reading to what may be said of them outside: no list is named and no count is given."""


def attest(
    captures: CaptureTable,
    figure: str,
    frame: Words,
    period: str,
    known: Sequence[int],
    *,
    threshold: int,
    told: Told | None = None,
) -> ReleasedEstimate:
    """Estimate of the casebook, rounded to two figures and never finer than the threshold; none of almost nobody.

    Parameters
    ----------
    captures
        The casebook's capture table.
    figure
        Name of the figure.
    frame
        Who could appear on its lists, as the plan states.
    known
        Every count of persons published now or before. The number on record is withheld where it is
        under the threshold, or differs from one of these by less than the threshold: the difference
        would be a small count.
    period
        Period of the data, EDTF.
    threshold
        Least count that is shown, in persons.
    told
        Tables as they leave, where numbers of persons are rounded: the number on record is then too.
    """
    reading = read(captures, frame.en)
    return attested(reading, figure, frame, period, known, threshold=threshold, rests=CODED, told=told)


def attested(
    reading: Reading,
    figure: str,
    frame: Words,
    period: str,
    known: Sequence[int],
    *,
    threshold: int,
    rests: str,
    told: Told | None = None,
) -> ReleasedEstimate:
    """A reading of the casebook under these guards; `rests` is the caution on who is the same person.

    Of linked lists the number on record is itself one of many that the doubt allows, and rounded like an estimate; where
    tables are `told` in rounded numbers, it follows from what they would print of it.
    """
    observed = reading.table.observed
    near = any(0 < abs(observed - each) < threshold for each in known)
    on_record: OnRecord = "about" if rests == LINKED else "rounded" if told else "with"
    printed = observed
    if told is not None:
        printed = told.near(observed)
        reading = _resting_on(reading, told.at_least(printed))
    said = Rounding(step=threshold).near(printed) if rests == LINKED else printed
    found = released(
        reading,
        figure=figure,
        title=everywhere("release.estimate_title"),
        source=SOURCE,
        kind="attested",
        frame=casebook_frame(period, frame),
        cautions=_cautions(reading, rests),
        citation=(),
        observed=None if near or observed < threshold else said,
        step=threshold,
        on_record=on_record,
    )
    found = kept_apart(found, reading, known, threshold=threshold, on_record=on_record)
    rounded = told.rounded if told and rests == CODED and found.observed is not None else None
    return replace(found, rounded=rounded)


def _resting_on(reading: Reading, least: int) -> Reading:
    """The reading with what is no more than the number on record said of this number: two roundings would narrow it."""
    if reading.floor.kind != "observed":
        return reading
    head, floor = reading.headline, replace(reading.floor, value=float(least))
    if head.status == "lower_bound_only":
        head = replace(head, lower=float(least))
    return replace(reading, floor=floor, headline=head)


def _cautions(reading: Reading, rests: str) -> tuple[Words, ...]:
    codes = {CAUTIONS.get(note.code, "other") for note in reading.notes} | {rests}
    return tuple(everywhere(f"release.cautions.{code}") for code in sorted(codes))
