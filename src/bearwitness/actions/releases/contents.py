"""What a plan would let out at this moment, as one digest: whoever approves, approves this."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import RiskOverdue
from bearwitness.actions.releases.check_release import preview_of
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.require_remembered import require_remembered
from bearwitness.casebook.acting import require
from bearwitness.casebook.handing import dossier_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.overdue import due_among
from bearwitness.domain.dossier import Dossier
from bearwitness.release.dossier.dossier import contents, guarded
from bearwitness.release.look import refuse_silent
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.quoting.quotes import refuse_telling
from bearwitness.vault.recipient import public_key


def contents_of(casebook: Casebook, verb: str, plan: Plan | DossierPlan, *, tried: bool = False) -> str:
    """SHA-256 of all that the plan would let out, in hex; `tried` runs a release through the gate too.

    Raises
    ------
    NotAllowed, RiskOverdue
    NoSuchItem, BadValue
        Nothing may be shared with the recipient of a dossier, or the key is none.
    BadPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect, QuoteClosed, QuoteTells, WhollyWithheld
        The gate refuses the plan as the casebook is now.
    """
    if isinstance(plan, DossierPlan):
        return contents(gather_dossier(casebook, verb, plan))
    gathered = gather_release(casebook, verb, plan)
    if tried:
        look = preview_of(plan, gathered)
        refuse_telling(look.findings)
        refuse_silent(look.silent)
    return gathered.digest()


def gather_dossier(casebook: Casebook, verb: str, plan: DossierPlan) -> Dossier:
    """Read what the recipient may have now.

    Raises
    ------
    NotAllowed
    NoSuchItem, BadValue
    ReleasesForgotten
        So that a withdrawal may be forgotten too.
    RiskOverdue
        The risk assessment of a testimony in it is missing, or overdue for review.
    """
    require(casebook, verb, "release")
    require_remembered(casebook)
    public_key(plan.key)
    now = datetime.now(UTC)
    dossier = guarded(dossier_of(plan.persons, plan.recipient, plan.purpose, now))
    if due := due_among([each.id for each in dossier.sources], now):
        raise RiskOverdue(count=len(due))
    return dossier
