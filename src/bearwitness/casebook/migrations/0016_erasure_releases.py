"""Which releases held what was erased, beside the tombstone; of older erasures only the log tells it."""

from __future__ import annotations

import json

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_from_log(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Copy the identifiers of releases that each erasure wrote into the log."""
    stones = apps.get_model("casebook", "Erasure").objects.filter(erased_at__isnull=False)
    entries = apps.get_model("casebook", "AuditEntry").objects.filter(verb="erase")
    for source, detail in entries.values_list("object", "detail"):
        stones.filter(source=source).update(releases=json.loads(detail).get("releases", []))


def nothing(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The log keeps what was copied from it."""


class Migration(migrations.Migration):
    dependencies = [("casebook", "0015_alignment")]

    operations = [
        migrations.AddField("erasure", "releases", models.JSONField(default=list)),
        migrations.RunPython(take_from_log, nothing),
    ]
