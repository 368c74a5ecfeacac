"""Through the door to what is computed on: rows under tokens, and the way back."""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet

from bearwitness.casebook.access.door import Door
from bearwitness.casebook.episodes.frame import episode_rows
from bearwitness.casebook.episodes.pattern_frame import pattern_frame
from bearwitness.casebook.kept_out import kept_out
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import Claim
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.persons import gather
from bearwitness.casebook.reviews import reviewed
from bearwitness.casebook.trajectory import trajectories
from bearwitness.domain.consent import Scope
from bearwitness.domain.episode import Trajectory
from bearwitness.domain.frame import EpisodeRow, PatternFrame, PersonRow


class Frames(Door):
    """What engines see, and the trajectory of one person."""

    def person_rows(
        self, scope: Scope = "count", *, recipient: str | None = None, microdata: bool = False
    ) -> tuple[list[PersonRow], Lineage]:
        """Coded values of each survivor on record, or of what may go to one recipient, or of no child, and the way back."""
        sight = self._checked(scope)
        rows = open_claims(Claim.objects.filter(retraction=None), sight, self._now(), microdata=microdata)
        return gather(reviewed(self._shared(rows, recipient)), self._open_passages)

    def trajectory(self, person_id: str) -> Trajectory:
        """What was done to one person, in order; empty where no open claim says anything."""
        rows = self._standing(self.sight)
        underwent = rows.filter(property="undergone_by", value__subject_id=person_id).values("subject")
        return trajectories(rows.filter(subject__in=underwent)).get(
            person_id, Trajectory(person_id=person_id, episodes=())
        )

    def episode_rows(self, scope: Scope = "analyse") -> tuple[list[EpisodeRow], Lineage]:
        """Episodes of everybody, under tokens made for this run, and the way back."""
        found = trajectories(reviewed(self._standing(self._checked(scope))))
        return episode_rows(found.values(), self._open_passages)

    def pattern_frame(self, *scopes: Scope, recipient: str | None = None) -> tuple[PatternFrame, Lineage]:
        """What the engines of patterns see of all that is open under every one of the scopes, and the way back.

        With a recipient, only what may be shared with just this one too.
        """
        rows = reviewed(self._standing(self._checked(scopes[0])))
        for scope in scopes[1:]:
            rows = open_claims(rows, self._checked(scope), self._now())
        return pattern_frame(self._shared(rows, recipient), self._open_passages)

    def capture_counts(self) -> Counter[tuple[str, ...]]:
        """Number of persons for each set of lists that hold them; no person."""
        rows, _ = self.person_rows()
        return Counter(tuple(sorted(row.lists)) for row in rows if row.lists)

    def kept_out(self, *, recipient: str | None = None) -> Counter[str]:
        """Number of survivors on record who are not counted, or not to this recipient, by reason; nobody by name."""
        rows = self._standing(self._checked("count"))
        return kept_out(rows, self._now(), None if recipient is None else self._shared(rows, recipient))

    def _shared(self, rows: QuerySet[Claim], recipient: str | None) -> QuerySet[Claim]:
        """Those that may be shared with one recipient; all of them where there is none."""
        return rows if recipient is None else open_claims(rows, "share", self._now(), recipient=recipient)
