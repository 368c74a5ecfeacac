"""A release is withdrawn, by a row that stays."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

TABLE = "release_withdrawal"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0017_continuation_and_recall")]

    operations = [
        migrations.CreateModel(
            name="ReleaseWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "release",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="casebook.releaserow",
                    ),
                ),
            ],
            options={"db_table": TABLE},
        ),
        *TRIGGERS,
    ]
