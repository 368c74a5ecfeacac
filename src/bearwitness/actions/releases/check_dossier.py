"""Show what a dossier would hand over, before anybody approves it."""

from __future__ import annotations

from bearwitness.actions.releases.contents import gather_dossier
from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.refuse_unseen import refuse_unseen
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.dossier import Dossier
from bearwitness.release.dossier.dossier import contents
from bearwitness.release.planning.dossier_plan import DossierPlan


def check_dossier(casebook: Casebook, plan: DossierPlan) -> tuple[Dossier, str]:
    """Read everything that the recipient would hold, without handing anything over; with the mark of having seen it.

    Raises
    ------
    NotAllowed, RiskOverdue
    NoSuchItem, BadValue
        Nothing may be shared with this recipient, or the key is none; or a person is not the actor's to see.
    """
    require(casebook, "check_dossier", "release")
    refuse_unseen(casebook, plan)
    dossier = gather_dossier(casebook, "check_dossier", plan)
    with acting(casebook, "check_dossier", "release") as entry:
        entry.detail["digest"] = plan.digest()
    return dossier, mark_of(plan.digest(), contents(dossier))
