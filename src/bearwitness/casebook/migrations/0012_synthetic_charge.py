"""What synthetic data cost the persons in them; rows are only added."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "synthetic_charge"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0011_case_teams")]

    operations = [
        migrations.CreateModel(
            name="SyntheticCharge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                ("body", models.TextField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charges",
                        to="casebook.plan",
                    ),
                ),
            ],
            options={"db_table": TABLE},
        ),
        *TRIGGERS,
    ]
