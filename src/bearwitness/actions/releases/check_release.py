"""Show what a plan would release, before anybody approves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.actions.releases.gather_release import Gathered, gather_release
from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.refuse_unseen import refuse_unseen
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.speakers import roleless_seen
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.release.gate import preview
from bearwitness.release.labels import Labels
from bearwitness.release.look import Look
from bearwitness.release.pictures.images import images_of
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.synthesized import Ahead, look_ahead


def check_release(casebook: Casebook, text: str) -> Look:
    """Run a plan through the gate without letting anything out: what it would show, what not, and why.

    Raises
    ------
    NotAllowed
    NoSuchItem
        It quotes a passage, or shows an image, that is not the actor's to see.
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect, QuoteClosed
        From the gate.
    """
    plan = Plan.from_yaml(text)
    require(casebook, "check_release", "release")
    refuse_unseen(casebook, plan)
    look = preview_of(plan, gather_release(casebook, "check_release", plan))
    with acting(casebook, "check_release", "release") as entry:
        entry.detail["digest"] = plan.digest()
    return replace(look, roleless=roleless_seen(casebook, datetime.now(UTC)))


def preview_of(plan: Plan, gathered: Gathered) -> Look:
    """Return what the gate would let through of what was gathered.

    Raises
    ------
    NameInPlan
    TooFewForSynthetic, BudgetSpent, TooLittleNoise
    """
    look = preview(
        plan,
        gathered.rows,
        gathered.captures,
        gathered.kept_out,
        at=datetime.now(UTC).replace(microsecond=0).isoformat(),
        earlier=gathered.earlier,
        quotable=gathered.quotable,
        payments=gathered.payments,
        linked=gathered.linked,
        drawn=gathered.drawn,
    )
    images, files = images_of(plan, gathered.images)
    return replace(
        look,
        release=replace(look.release, images=images, uncompared=gathered.lost),
        images=files,
        mark=mark_of(plan.digest(), gathered.digest()),
        synthetic=_ahead(plan, gathered),
    )


def _ahead(plan: Plan, gathered: Gathered) -> Ahead | None:
    if plan.synthetic is None:
        return None
    labels = Labels.of(codebook(), Gazetteer.load())
    return look_ahead(plan.synthetic, gathered.invented_from, gathered.charges, labels, gathered.drawn)
