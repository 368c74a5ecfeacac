"""The team's own codes, version by version; and words that somebody typed, masked when a name was overlooked in them.

Such words may change in one case only: a row of `note_masking` says that they were masked, and their sealed form is kept.
"""

import django.db.models.deletion
from django.db import migrations, models

ONLY_ADDED = ("codebook_extension", "note_masking")
NOTES = {
    "claim": ("id", "value"),
    "blind_coding": ("id", "value"),
    "review": ("id", "reason"),
    "independence": ("passage_id", "reason"),
    "position": ("id", "reason", "matter"),
    "assessment": ("id", "reason"),
    "risk_assessment": ("id", "own_view", "note"),
    "feedback": ("id", "note"),
}
"""Tables of words that somebody typed: key, and the columns that hold them."""
REST = {
    "claim": "id, subject_id, property, passage_id, basis, reliability, at, by, against",
    "blind_coding": "id, coding_id, by, at, start, end, subject_id, property, basis, reliability, against",
    "review": "id, claim_id, verdict, replaced_by_id, at, by",
    "independence": "passage_id, at, by",
    "position": "id, subject_id, property, choice_id, over, at, by",
    "assessment": "id, person_id, element, standard, claims, at, by",
    "risk_assessment": "id, source_id, on, next_review, levels, at, by",
    "feedback": "id, source_id, kind, at, by",
}


def refusal(table: str, name: str, moment: str, when: str = "") -> str:
    stop = f"SELECT RAISE(ABORT, '{table} rows are only added')"
    return f"CREATE TRIGGER {table}_{name} BEFORE {moment} ON {table} {when} BEGIN {stop}; END"


def columns(names: str) -> str:
    return ", ".join(f'"{each}"' for each in names.split(", "))


def loosened(table: str) -> list[migrations.RunSQL]:
    key, *words = NOTES[table]
    masked = f"WHEN NOT EXISTS (SELECT 1 FROM note_masking WHERE kind = '{table}' AND row = CAST(OLD.{key} AS TEXT))"  # noqa: S608 (constants)
    return [
        migrations.RunSQL(f"DROP TRIGGER {table}_no_update", refusal(table, "no_update", "UPDATE")),
        migrations.RunSQL(
            refusal(table, "no_update", f"UPDATE OF {columns(REST[table])}"),
            f"DROP TRIGGER {table}_no_update",
        ),
        migrations.RunSQL(
            refusal(table, "only_masked", f"UPDATE OF {columns(', '.join(words))}", masked),
            f"DROP TRIGGER {table}_only_masked",
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("casebook", "0005_text_reading")]

    operations = [
        migrations.CreateModel(
            name="CodebookExtension",
            fields=[
                ("version", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("data", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "codebook_extension"},
        ),
        migrations.CreateModel(
            name="NoteMasking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("row", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="note_masking",
                        to="casebook.sealeditem",
                    ),
                ),
            ],
            options={
                "db_table": "note_masking",
                "indexes": [models.Index(fields=["kind", "row"], name="note_masking_row")],
            },
        ),
        *[
            migrations.RunSQL(
                refusal(table, f"no_{event}", event.upper()), f"DROP TRIGGER {table}_no_{event}"
            )
            for table in ONLY_ADDED
            for event in ("update", "delete")
        ],
        *[each for table in NOTES for each in loosened(table)],
    ]
