"""The team's own codes, version by version; rows are only added."""

from django.db import migrations, models

TABLE = "codebook_extension"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event.upper()} ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{TABLE} rows are only added'); END",
        f"DROP TRIGGER {TABLE}_no_{event}",
    )
    for event in ("update", "delete")
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
            options={"db_table": TABLE},
        ),
        *TRIGGERS,
    ]
