"""One record of a list as a run of linkage saw it."""

from __future__ import annotations

from django.db import models

from bearwitness.casebook.models.linkage_run import LinkageRun
from bearwitness.casebook.models.passage import Passage
from bearwitness.casebook.models.source import Source


class LinkedRecord(models.Model):
    """Place of a record in its list; whether it carries a name; the cluster that the run put it in.

    `passage` is where its number stands in the list's own text, if it does: the answer of its row is looked up there.
    """

    run = models.ForeignKey(LinkageRun, on_delete=models.PROTECT, related_name="records")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="linked")
    row = models.IntegerField()
    passage = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="linked")
    list = models.CharField(max_length=200)
    named = models.BooleanField()
    cluster = models.IntegerField()

    class Meta:
        db_table = "linked_record"
        constraints = [models.UniqueConstraint(fields=["run", "source", "row"], name="linked_record_once")]

    def __str__(self) -> str:
        return str(self.pk)
