"""Look a second time at one quote of a proposed plan."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import LookByAnother
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.proposed import planned, proposed
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.confirmed import require_confirmed
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import SecondLook


def look_again(casebook: Casebook, digest: str, passage: str, seen: str | None = None) -> None:
    """Keep that the actor has read a quote and what in it could lead to a person.

    It counts once she approves the plan too. `seen` is that of `approve_release`.

    Raises
    ------
    NotAllowed, RiskOverdue
    NoSuchPlan, PlanOvertaken, ChangedSince
    NoSuchItem
        The plan does not quote this passage.
    LookByAnother
        She proposed the plan herself.
    Unconfirmed
        She came in with recovery shares.
    LinkFromTheOther
        Whoever proposed the plan gave her the link to her account.
    """
    require(casebook, "look_again", "release")
    plan = planned(digest)
    contents = gather_release(casebook, "look_again", plan).digest()
    with acting(casebook, "look_again", "release") as entry:
        require_confirmed(casebook.actor)
        row = proposed(digest, contents, seen)
        if passage not in {each.passage for each in plan.quotes}:
            raise NoSuchItem
        if row.by == casebook.actor:
            raise LookByAnother
        require_confirmed(casebook.actor, row.by)
        now = datetime.now(UTC)
        SecondLook.objects.get_or_create(
            plan=row, passage_id=passage, by=casebook.actor, defaults={"at": now}
        )
        entry.object = passage
        entry.detail["digest"] = digest
