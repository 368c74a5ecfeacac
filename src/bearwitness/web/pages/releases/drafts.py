"""The plan that somebody is writing: kept in her session, encrypted like all of it, until she proposes it."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.release.planning.plan import Plan
from bearwitness.web.request import PageRequest

_KEY = "release_draft"


def keep_draft(request: PageRequest, text: str) -> None:
    """Keep the text of a plan."""
    request.session[_KEY] = text


def draft_text(request: PageRequest) -> str:
    """Text that is kept, or nothing."""
    return str(request.session.get(_KEY, ""))


def draft_plan(request: PageRequest) -> Plan | None:
    """The plan that is kept, where it is one of a release."""
    try:
        plan = read_plan(draft_text(request))
    except BearwitnessError:
        return None
    return plan if isinstance(plan, Plan) else None


def forget_draft(request: PageRequest) -> None:
    """Keep it no longer."""
    request.session.pop(_KEY, None)
