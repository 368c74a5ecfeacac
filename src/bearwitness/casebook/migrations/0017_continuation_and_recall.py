"""What left a casebook that was put back, as two persons say; what came of asking copies back. Rows are only added."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("continuation", "recall")
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} rows are only added'); END",
        f"DROP TRIGGER {table}_no_{event}",
    )
    for table in TABLES
    for event in ("update", "delete")
]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0016_erasure_releases")]

    operations = [
        migrations.CreateModel(
            name="Continuation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("restored", models.IntegerField()),
                ("lost", models.JSONField()),
                ("answer", models.CharField(max_length=8)),
                ("settled", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "continuation"},
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["nothing", "some"])), name="continuation_answer"
            ),
        ),
        migrations.CreateModel(
            name="Recall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answer", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recalls",
                        to="casebook.handedcopy",
                    ),
                ),
            ],
            options={"db_table": "recall"},
        ),
        *TRIGGERS,
    ]
