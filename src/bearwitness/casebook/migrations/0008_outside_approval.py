"""Approvers outside the team and what they signed; rows are only added."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("outside_approver", "outside_approval")
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
    dependencies = [("casebook", "0007_linkage")]

    operations = [
        migrations.CreateModel(
            name="OutsideApprover",
            fields=[
                ("name", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("key", models.TextField(unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "outside_approver"},
        ),
        migrations.CreateModel(
            name="OutsideApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("request", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "approver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="casebook.outsideapprover",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outside_approvals",
                        to="casebook.plan",
                    ),
                ),
            ],
            options={"db_table": "outside_approval"},
        ),
        migrations.AddConstraint(
            model_name="outsideapproval",
            constraint=models.UniqueConstraint(fields=("plan", "approver"), name="outside_approval_once"),
        ),
        *TRIGGERS,
    ]
