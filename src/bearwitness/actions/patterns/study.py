"""Study the trajectories, prices, network, routes or tables of what is on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.rights import Role
from bearwitness.domain.consent import Scope
from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.pattern import Pattern, PatternKind

SCOPES: Mapping[PatternKind, tuple[Scope, ...]] = {
    "trajectories": ("analyse", "count"),
    "networks": ("analyse",),
    "money": ("count",),
    "routes": ("count",),
    "table": ("count",),
}
"""Scopes under all of which a claim must be open: figures are counted, the course of single lives is analysed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked.

    Attributes
    ----------
    among
        State that everybody counted has reached; empty for all on record.
    by
        Properties: those of a table, or the groups that trajectories are compared by.
    currency, year
        Terms of money; no year for nominal amounts.
    seed
        Of the bootstrap.
    """

    kind: PatternKind
    among: str = ""
    by: tuple[str, ...] = ()
    currency: str = "USD"
    year: int | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """An answer for the team's own eyes, and the way back to its sentences."""

    pattern: Pattern
    lineage: Lineage = field(repr=False)


def study(casebook: Casebook, role: Role, question: Question) -> Studied:
    """Answer a question from all that its scopes let through; the look is logged.

    Raises
    ------
    NotAllowed
        The actor does not hold the role, or it may not analyse.
    NoSuchTerms, NoSuchProperty, BadDimensions
        From the engines.
    """
    frame, lineage = Case(casebook, role).pattern_frame(*SCOPES[question.kind])
    pattern = answer(frame, question)
    with acting(casebook, "study_patterns", "analyse") as entry:
        entry.object = f"run-{lineage.run}"
        entry.detail["kind"] = question.kind
        entry.detail["persons"] = pattern.persons
    return Studied(pattern=pattern, lineage=lineage)


def answer(frame: PatternFrame, question: Question) -> Pattern:
    """Answer a question from a frame alone."""
    import numpy as np

    from bearwitness.patterns.money.study import study_money
    from bearwitness.patterns.money.terms import Terms
    from bearwitness.patterns.networks.study import study_networks
    from bearwitness.patterns.routes.study import study_routes
    from bearwitness.patterns.tabulation import tabulate_claims
    from bearwitness.patterns.trajectories.study import study_trajectories

    rng = np.random.default_rng(question.seed)
    if question.kind == "trajectories":
        return study_trajectories(frame, rng=rng, among=question.among, groups=question.by or GROUPS)
    if question.kind == "money":
        return study_money(frame, Terms(currency=question.currency, year=question.year), among=question.among)
    if question.kind == "networks":
        return study_networks(frame, rng=rng)
    if question.kind == "routes":
        return study_routes(frame, among=question.among)
    return tabulate_claims(frame, question.by, among=question.among)


GROUPS: Sequence[str] = ("left_home",)
