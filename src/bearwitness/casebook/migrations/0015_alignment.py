"""How a text and its translation lie to one another, where somebody has put it right; rows are only added."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

TABLE = "text_alignment"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
]


def _key(name: str, to: str, *, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(null=null, on_delete=django.db.models.deletion.PROTECT, related_name=name, to=to)


class Migration(migrations.Migration):
    dependencies = [("casebook", "0014_linked_passage")]

    operations = [
        migrations.CreateModel(
            name="TextAlignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rows", models.JSONField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                ("before", _key("after", "casebook.textalignment", null=True)),
                ("original", _key("translation_alignments", "casebook.textversion")),
                ("text", _key("alignments", "casebook.textversion")),
            ],
            options={"db_table": TABLE},
        ),
        *TRIGGERS,
    ]
