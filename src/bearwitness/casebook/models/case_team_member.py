"""Who is in a case team."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.case_team import CaseTeam


class CaseTeamMember(models.Model):
    """One person in one case team; the row goes when she leaves it."""

    team = models.ForeignKey(CaseTeam, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=200, db_index=True)

    class Meta:
        db_table = "case_team_member"
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="case_team_member_once")]

    def __str__(self) -> str:
        return str(self.pk)
