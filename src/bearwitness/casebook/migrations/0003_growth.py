"""Claims grow: speaking against, positions, reviews, double coding, assessments; and search.

`claim` gets its column by SQL: Django would build the table anew, and its triggers would be lost.
The two full-text tables hold only what may be found under the scopes of their row; triggers keep them to the texts
and consents that there are, whoever changes these.
"""

import django.db.models.deletion
from django.db import migrations, models

APPEND_ONLY = (
    "position",
    "review",
    "review_rule",
    "double_coding",
    "blind_coding",
    "blind_end",
    "assessment",
)
EVENTS = ("update", "delete")


WEIGHED = {"position": "over", "assessment": "claims"}
"""Columns that list the claims a judgement weighed: it goes with the first of them that is erased, reason and all."""


def refusal(table: str, event: str) -> migrations.RunSQL:
    name = f"{table}_no_{event}"
    stop = f"SELECT RAISE(ABORT, '{table} rows are only added')"
    when = f"WHEN {whole(table)}" if event == "delete" and table in WEIGHED else ""
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} {when} BEGIN {stop}; END",
        f"DROP TRIGGER {name}",
    )


def whole(table: str) -> str:
    gone = f"SELECT 1 FROM json_each(OLD.{WEIGHED[table]}) WHERE value NOT IN (SELECT id FROM claim)"  # noqa: S608
    return f"NOT EXISTS ({gone})"


def follows(name: str, moment: str, *steps: str) -> migrations.RunSQL:
    body = " ".join(f"{step};" for step in steps)
    return migrations.RunSQL(f"CREATE TRIGGER {name} AFTER {moment} BEGIN {body} END", f"DROP TRIGGER {name}")


def full_text(table: str, column: str, options: str) -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(
            f"CREATE VIRTUAL TABLE {table} USING fts5({column}, {options})", f"DROP TABLE {table}"
        ),
        migrations.RunSQL(f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)", ""),  # noqa: S608
    ]


DUE = "INSERT OR IGNORE INTO search_due (source) VALUES ({source})"
FORGET = "DELETE FROM search_row WHERE text_id {texts}"
ERASED = follows(
    "claim_erased",
    "DELETE ON claim",
    *(f"DELETE FROM {table} WHERE instr({column}, OLD.id)" for table, column in WEIGHED.items()),  # noqa: S608
)
SEARCH = [
    *full_text("search_trigram", "words", "tokenize='trigram'"),
    *full_text("search_gram", "grams", "detail=none, tokenize='unicode61 remove_diacritics 0'"),
    follows(
        "search_row_gone",
        "DELETE ON search_row",
        "DELETE FROM search_trigram WHERE rowid = OLD.id",
        "DELETE FROM search_gram WHERE rowid = OLD.id",
    ),
    follows("search_text_came", "INSERT ON text_version", DUE.format(source="NEW.source_id")),
    follows("search_text_gone", "DELETE ON text_version", FORGET.format(texts="= OLD.id")),
    follows(
        "search_text_changed",
        "UPDATE OF text ON text_version",
        FORGET.format(texts="= NEW.id"),
        DUE.format(source="NEW.source_id"),
    ),
    follows(
        "search_consent_changed",
        "UPDATE OF consent_id ON source",
        FORGET.format(texts="IN (SELECT id FROM text_version WHERE source_id = NEW.id)"),
        DUE.format(source="NEW.id"),
    ),
    migrations.RunSQL("INSERT INTO search_due (source) SELECT id FROM source", ""),
]


# fmt: off
class Migration(migrations.Migration):

    dependencies = [
        ('casebook', '0002_safeguards'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('property', models.CharField(max_length=40)),
                ('required', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'review_rule',
            },
        ),
        migrations.CreateModel(
            name='SearchDue',
            fields=[
                ('source', models.CharField(max_length=28, primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'search_due',
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE claim ADD COLUMN against bool NOT NULL DEFAULT 0",
            "ALTER TABLE claim DROP COLUMN against",
            state_operations=[
                migrations.AddField(model_name='claim', name='against', field=models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('element', models.CharField(max_length=60)),
                ('standard', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('claims', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='casebook.subject')),
            ],
            options={
                'db_table': 'assessment',
            },
        ),
        migrations.CreateModel(
            name='DoubleCoding',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('first', models.CharField(max_length=200)),
                ('second', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('text', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='double_coding', to='casebook.textversion')),
            ],
            options={
                'db_table': 'double_coding',
            },
        ),
        migrations.CreateModel(
            name='BlindEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ends', to='casebook.doublecoding')),
            ],
            options={
                'db_table': 'blind_end',
            },
        ),
        migrations.CreateModel(
            name='BlindCoding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('property', models.CharField(max_length=40)),
                ('value', models.JSONField()),
                ('basis', models.CharField(max_length=40)),
                ('reliability', models.CharField(max_length=40)),
                ('against', models.BooleanField(default=False)),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blind_codings', to='casebook.subject')),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='casebook.doublecoding')),
            ],
            options={
                'db_table': 'blind_coding',
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('property', models.CharField(max_length=40)),
                ('matter', models.TextField(blank=True)),
                ('over', models.JSONField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('choice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chosen_by', to='casebook.claim')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='casebook.subject')),
            ],
            options={
                'db_table': 'position',
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('verdict', models.CharField(max_length=8)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casebook.claim')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amends', to='casebook.claim')),
            ],
            options={
                'db_table': 'review',
            },
        ),
        migrations.CreateModel(
            name='SearchRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.BooleanField()),
                ('analyse', models.BooleanField()),
                ('until', models.DateField(db_index=True, null=True)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_rows', to='casebook.textversion')),
            ],
            options={
                'db_table': 'search_row',
            },
        ),
        migrations.AddConstraint(
            model_name='doublecoding',
            constraint=models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='double_coding_two'),
        ),
        migrations.AddConstraint(
            model_name='blindend',
            constraint=models.UniqueConstraint(fields=('coding', 'by'), name='blind_end_once'),
        ),
        migrations.AddIndex(
            model_name='position',
            index=models.Index(fields=['subject', 'property', 'at'], name='position_matter'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('replaced_by__isnull', False), ('verdict', 'amend')), models.Q(('replaced_by', None), ('verdict__in', ['agree', 'disagree'])), _connector='OR'), name='review_verdict'),
        ),
        *[refusal(table, event) for table in APPEND_ONLY for event in EVENTS],
        ERASED,
        *SEARCH,
    ]
