"""Nobody looks ahead at, or proposes, what another case team alone works on."""

from __future__ import annotations

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Passage
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.subject_kinds import require_seen
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.release.planning.plan import Plan


def refuse_unseen(casebook: Casebook, plan: Plan | DossierPlan) -> None:
    """Refuse a plan that names a person, a passage or an image that is not the actor's to see.

    What somebody has proposed is shown whole to those who are to approve it, whoever works on it.

    Raises
    ------
    NoSuchItem
        It is not hers to see, or not there.
    """
    sight = sight_of(casebook)
    if isinstance(plan, DossierPlan):
        require_seen(sight, plan.persons)
        return
    quoted = {each.passage for each in plan.quotes}
    pictured = {each.source for each in plan.images}
    seen = Passage.objects.filter(sight.over("text__source__"), id__in=quoted).count()
    if seen != len(quoted) or sight.sources(pictured).count() != len(pictured):
        raise NoSuchItem
