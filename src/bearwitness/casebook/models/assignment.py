"""Who works on a source."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.case_team import CaseTeam
from bearwitness.casebook.models.source import Source


class Assignment(models.Model):
    """A source that one person, or one case team, may see; the row goes when it is taken from them.

    `taken` is true where she took the source in herself; it says who sees it, and closes it to nobody.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="assignments")
    who = models.CharField(max_length=200, blank=True, db_index=True)
    team = models.ForeignKey(CaseTeam, null=True, on_delete=models.PROTECT, related_name="assignments")
    taken = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "assignment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(who="", team__isnull=False) | (~models.Q(who="") & models.Q(team=None)),
                name="assignment_to_one",
            ),
            models.UniqueConstraint(
                fields=["source", "who"], condition=models.Q(team=None), name="assigned_person_once"
            ),
            models.UniqueConstraint(
                fields=["source", "team"], condition=models.Q(who=""), name="assigned_team_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
