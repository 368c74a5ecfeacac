"""Through the door to what is computed on: rows under tokens, and the way back."""

from __future__ import annotations

from collections import Counter

from bearwitness.casebook.access.door import Door
from bearwitness.casebook.episodes.frame import episode_rows
from bearwitness.casebook.episodes.pattern_frame import pattern_frame
from bearwitness.casebook.kept_out import kept_out
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.persons import gather
from bearwitness.casebook.reviews import reviewed
from bearwitness.casebook.trajectory import trajectories
from bearwitness.domain.consent import Scope
from bearwitness.domain.episode import Trajectory
from bearwitness.domain.frame import EpisodeRow, PatternFrame, PersonRow


class Frames(Door):
    """What engines see, and the trajectory of one person."""

    def person_rows(self, scope: Scope = "count") -> tuple[list[PersonRow], Lineage]:
        """Coded values of each survivor on record, under tokens made for this run, and the way back."""
        return gather(reviewed(self._standing(self._checked(scope))), self._open_passages)

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

    def pattern_frame(self, *scopes: Scope) -> tuple[PatternFrame, Lineage]:
        """What the engines of patterns see of all that is open under every one of the scopes, and the way back."""
        rows = reviewed(self._standing(self._checked(scopes[0])))
        for scope in scopes[1:]:
            rows = open_claims(rows, self._checked(scope), self._now())
        return pattern_frame(rows, self._open_passages)

    def capture_counts(self) -> Counter[tuple[str, ...]]:
        """Number of persons for each set of lists that hold them; no person."""
        rows, _ = self.person_rows()
        return Counter(tuple(sorted(row.lists)) for row in rows if row.lists)

    def kept_out(self) -> Counter[str]:
        """Number of survivors on record who are not counted, by reason; nobody by name."""
        return kept_out(self._standing(self._checked("count")), self._now())
