"""An identifying cell of a partner's list."""

from __future__ import annotations

from django.db import models


class ListCell(models.Model):
    """One cell of a column that names people; linkage reads these and nothing else does."""

    item = models.CharField(max_length=28, db_index=True)
    source = models.CharField(max_length=28, db_index=True)
    row = models.IntegerField()
    column = models.CharField(max_length=40)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "list_cell"
        constraints = [models.UniqueConstraint(fields=["source", "row", "column"], name="list_cell_once")]

    def __str__(self) -> str:
        return str(self.pk)
