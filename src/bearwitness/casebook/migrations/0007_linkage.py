"""Runs of linkage, the pairs that they compared, and what people say of these; rows are only added."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("linkage_run", "linked_record", "linked_pair", "pair_judgement", "judgement_withdrawal")
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} rows are only added'); END",
        f"DROP TRIGGER {table}_no_{event}",
    )
    for table in TABLES
    for event in ("update", "delete")
]
KEPT = django.db.models.deletion.PROTECT


# fmt: off
class Migration(migrations.Migration):
    dependencies = [("casebook", "0006_own_codes_and_notes")]

    operations = [
        migrations.CreateModel(
            name="LinkageRun",
            fields=[
                ("id", models.CharField(max_length=28, primary_key=True, serialize=False)),
                ("engine", models.CharField(max_length=8)),
                ("seed", models.BigIntegerField()),
                ("threshold", models.FloatField()),
                ("compared", models.BigIntegerField()),
                ("retrained", models.JSONField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "linkage_run"},
        ),
        migrations.CreateModel(
            name="LinkedRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.IntegerField()),
                ("list", models.CharField(max_length=200)),
                ("named", models.BooleanField()),
                ("cluster", models.IntegerField()),
                ("run", models.ForeignKey(on_delete=KEPT, related_name="records", to="casebook.linkagerun")),
                ("source", models.ForeignKey(on_delete=KEPT, related_name="linked", to="casebook.source")),
            ],
            options={
                "db_table": "linked_record",
                "constraints": [models.UniqueConstraint(fields=("run", "source", "row"), name="linked_record_once")],
            },
        ),
        migrations.CreateModel(
            name="LinkedPair",
            fields=[
                ("id", models.CharField(max_length=28, primary_key=True, serialize=False)),
                ("probability", models.FloatField()),
                ("linked", models.BooleanField()),
                ("evidence", models.TextField()),
                ("weight", models.FloatField()),
                ("first", models.ForeignKey(on_delete=KEPT, related_name="pairs_as_first", to="casebook.linkedrecord")),
                ("second", models.ForeignKey(on_delete=KEPT, related_name="pairs_as_second", to="casebook.linkedrecord")),
            ],
            options={"db_table": "linked_pair"},
        ),
        migrations.CreateModel(
            name="PairJudgement",
            fields=[
                ("id", models.CharField(max_length=28, primary_key=True, serialize=False)),
                ("verdict", models.CharField(max_length=9)),
                ("mode", models.CharField(max_length=6)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                ("pair", models.ForeignKey(on_delete=KEPT, related_name="judgements", to="casebook.linkedpair")),
            ],
            options={
                "db_table": "pair_judgement",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("verdict__in", ["same", "different", "unsure"])), name="pair_judgement_verdict"),
                    models.CheckConstraint(condition=models.Q(("mode__in", ["queue", "sample"])), name="pair_judgement_mode"),
                ],
            },
        ),
        migrations.CreateModel(
            name="JudgementWithdrawal",
            fields=[
                ("judgement", models.OneToOneField(on_delete=KEPT, primary_key=True, related_name="withdrawal", serialize=False, to="casebook.pairjudgement")),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "judgement_withdrawal"},
        ),
        *TRIGGERS,
    ]
