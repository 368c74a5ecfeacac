"""How a person can be reached."""

from __future__ import annotations

from django.db import models


class Contact(models.Model):
    """One way to reach somebody, who allowed it by the scope of contact."""

    person = models.CharField(max_length=28, db_index=True)
    kind = models.CharField(max_length=12)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        app_label = "identity"
        db_table = "contact"

    def __str__(self) -> str:
        return str(self.pk)
