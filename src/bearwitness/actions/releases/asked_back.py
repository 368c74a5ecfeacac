"""What of a release may not leave any more, and since when a copy is to be asked back."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.linking.lists_closed import lists_behind, lists_closed
from bearwitness.actions.releases.release_case import release_case
from bearwitness.casebook.closings import Closings, Left
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import HandedCopy, ReleaseRow
from bearwitness.casebook.withdrawn_releases import withdrawn_at, withdrawn_releases
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.release.planning.plan import Plan


class AskedBack:
    """Asks once more, of all that left since a moment, what lets it leave; it is for one look.

    Raises
    ------
    NotAllowed
        The actor may not release; the log says that `verb` was refused.
    """

    def __init__(self, casebook: Casebook, verb: str, since: datetime) -> None:
        self._case = release_case(casebook, verb)
        self._now = datetime.now(UTC)
        self.closings = Closings(since, self._now)
        self._back = withdrawn_releases(casebook)
        self._known: dict[str, tuple[datetime, ...]] = {}
        self._last: dict[str, datetime | None] = {}

    def closed(self, row: ReleaseRow, plan: Plan | DossierPlan) -> int:
        """How many of those whom a release counts, quotes or shows may not be any more."""
        return max(len(self._times(row, plan)), self._shut(plan))

    def lists_closed(self, row: ReleaseRow, plan: Plan | DossierPlan) -> bool:
        """Whether it says how many from linked lists, of which one may not be counted now."""
        linked = isinstance(plan, Plan) and any(each.linked for each in plan.estimates)
        return linked and lists_closed(row.at, self._now)

    def called_back(self, row: ReleaseRow) -> str:
        """Day since which it is withdrawn as a whole; empty while it stands."""
        return self._back.get(row.id, "")

    def open_quotes(self, plan: Plan | DossierPlan) -> frozenset[str]:
        """Passages of a plan that may be quoted now."""
        quoted = [each.passage for each in plan.quotes] if isinstance(plan, Plan) else []
        recipient = left_with(plan).recipient
        return frozenset(self._case.quotable(quoted, recipient=recipient)) if quoted else frozenset()

    def since(self, copy: HandedCopy) -> datetime | None:
        """The last time at which something of a copy was closed; None where nothing is to be asked back."""
        if copy.release is None:
            return max(self.closings.of_copy(copy), default=None)
        if copy.release.id not in self._last:
            self._last[copy.release.id] = self._last_of(copy.release)
        return self._last[copy.release.id]

    def _last_of(self, row: ReleaseRow) -> datetime | None:
        plan = read_plan(row.plan.text)
        times = list(self._times(row, plan))
        if day := self.called_back(row):
            times.append(withdrawn_at(row, day))
        if self.lists_closed(row, plan):
            times += self.closings.changed(lists_behind(row.at), row.at) or [row.at]
        if self._shut(plan):
            times += self.closings.changed(self.closings.told_by(left_with(plan)), row.at) or [row.at]
        return max(times, default=None)

    def _times(self, row: ReleaseRow, plan: Plan | DossierPlan) -> tuple[datetime, ...]:
        if row.id not in self._known:
            self._known[row.id] = self.closings.of(row, left_with(plan))
        return self._known[row.id]

    def _shut(self, plan: Plan | DossierPlan) -> int:
        """Quotes and images that may not be shown now, whatever the reason."""
        left = left_with(plan)
        shown = self._case.may_be_shown(left.pictured) if left.pictured else frozenset()
        return len({*left.quoted} - self.open_quotes(plan)) + len({*left.pictured} - shown)


def left_at(copy: HandedCopy) -> datetime:
    """Moment at which was asked what let a copy leave."""
    return copy.at if copy.release is None else copy.release.at


def left_with(plan: Plan | DossierPlan) -> Left:
    """What goes out with the release of a plan."""
    if isinstance(plan, DossierPlan):
        return Left(recipient=plan.recipient)
    return Left(
        recipient=plan.recipient.recipient if plan.recipient else None,
        quoted=tuple(each.passage for each in plan.quotes),
        pictured=tuple(each.source for each in plan.images),
        invented=plan.synthetic is not None,
    )
