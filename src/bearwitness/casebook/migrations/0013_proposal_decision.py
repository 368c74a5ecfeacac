"""Decisions about proposals, which can be taken back; rows are only added."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "proposal_decision"
COPIED = (
    f'INSERT INTO {TABLE} (text_id, start, "end", kind, refused, at, by)'  # noqa: S608 (constant names)
    ' SELECT text_id, start, "end", kind, 1, at, by FROM refused_proposal ORDER BY at, id'
)
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0012_synthetic_charge")]

    operations = [
        migrations.CreateModel(
            name="ProposalDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("refused", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal_decisions",
                        to="casebook.textversion",
                    ),
                ),
            ],
            options={"db_table": TABLE},
        ),
        migrations.RunSQL(COPIED, migrations.RunSQL.noop),
        migrations.DeleteModel(name="RefusedProposal"),
        *TRIGGERS,
    ]
