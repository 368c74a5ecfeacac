"""What joins a release after the gate: synthetic data and images, which count nobody, and what readers must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.release.assembled import Assembled
from bearwitness.release.labels import Labels
from bearwitness.release.pictures.images import Shown, images_of
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.synthesis import Synthetic
from bearwitness.release.synthetic.synthesized import domain_of, figure_of, synthetic_files


def with_synthetic(assembled: Assembled, plan: Plan, made: Synthetic) -> Assembled:
    """Add the synthetic data that a plan asks for, drawn once for it."""
    if plan.synthetic is None:
        return assembled
    labels = Labels.of(codebook(), Gazetteer.load())
    files = synthetic_files(made, domain_of(plan.synthetic, labels), plan.threshold)
    figure = figure_of(plan, plan.synthetic, files, labels)
    release = replace(assembled.release, synthetic=figure)
    return replace(assembled, release=release, more={**assembled.more, **files})


def with_loss(assembled: Assembled, *, lost: bool) -> Assembled:
    """Say, where earlier releases are lost, that nothing could be compared with them."""
    return replace(assembled, release=replace(assembled.release, uncompared=lost))


def with_images(assembled: Assembled, plan: Plan, given: Mapping[str, Shown]) -> Assembled:
    """Add the images that a plan names; raises `BadPlan` where one may not be shown."""
    found, files = images_of(plan, given)
    return replace(
        assembled,
        release=replace(assembled.release, images=found),
        snapshot=replace(
            assembled.snapshot, pictured=tuple(given[each.source].tokens for each in plan.images)
        ),
        more={**assembled.more, **files},
    )
