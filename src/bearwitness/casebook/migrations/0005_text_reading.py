"""How each text was read: format, encoding, notes and places; rows are only added."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "text_reading"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0004_keeping")]

    operations = [
        migrations.CreateModel(
            name="TextReading",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="casebook.textversion",
                    ),
                ),
                ("format", models.CharField(max_length=12)),
                ("encoding", models.CharField(blank=True, max_length=20)),
                ("notes", models.JSONField()),
                ("segments", models.JSONField()),
            ],
            options={"db_table": TABLE},
        ),
        *TRIGGERS,
    ]
