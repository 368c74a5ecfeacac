"""What left a casebook that was put back, as two persons say; rows are only added."""

from __future__ import annotations

from django.db import migrations, models

TABLE = "continuation"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0015_alignment")]

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
            options={"db_table": TABLE},
        ),
        migrations.AddConstraint(
            model_name="continuation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["nothing", "some"])), name="continuation_answer"
            ),
        ),
        *TRIGGERS,
    ]
