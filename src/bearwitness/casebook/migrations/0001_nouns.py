"""The nouns of a case, and triggers that keep what must never change.

A later migration that makes SQLite build one of these tables anew loses its triggers: make them again there.
"""

import django.db.models.deletion
from django.db import migrations, models

APPEND_ONLY = ("claim", "retraction", "consent", "consent_answer", "audit_entry", "release")
FROZEN_COLUMNS = {
    "source": "id, kind, organisation, name, sha256, size, blob_id, blob_key, received_at, derives_from_id, child",
    "text_version": "id, source_id, text, sha256, length, parent_id, made_from",
    "passage": "id, text_id, start, end, quote, quote_sha256",
}


def refusal(table: str, event: str, when: str) -> migrations.RunSQL:
    columns = ", ".join(f'"{each}"' for each in when.split(", ")) if when else ""
    moment = f"BEFORE {event.upper()} {'OF ' + columns if columns else ''} ON {table}"
    stop = f"SELECT RAISE(ABORT, '{table} rows are only added')"
    name = f"{table}_no_{event}"
    return migrations.RunSQL(f"CREATE TRIGGER {name} {moment} BEGIN {stop}; END", f"DROP TRIGGER {name}")


TRIGGERS = [refusal(table, event, "") for table in APPEND_ONLY for event in ("update", "delete")] + [
    refusal(table, "update", columns) for table, columns in FROZEN_COLUMNS.items()
]


# fmt: off
class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.TextField()),
                ('actor', models.TextField()),
                ('verb', models.TextField()),
                ('object', models.TextField()),
                ('detail', models.TextField()),
                ('previous', models.TextField()),
                ('digest', models.TextField(unique=True)),
            ],
            options={
                'db_table': 'audit_entry',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('child', models.BooleanField(default=False)),
                ('second_approver', models.CharField(blank=True, max_length=200)),
                ('details', models.JSONField()),
            ],
            options={
                'db_table': 'consent',
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('quote', models.TextField()),
                ('quote_sha256', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'passage',
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('text', models.TextField()),
                ('contents', models.CharField(max_length=64)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'plan',
            },
        ),
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
            ],
            options={
                'db_table': 'subject',
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('role', models.CharField(max_length=12)),
            ],
            options={
                'db_table': 'member',
                'constraints': [models.UniqueConstraint(fields=('name', 'role'), name='member_once')],
            },
        ),
        migrations.CreateModel(
            name='ReleaseRow',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('bundle_digest', models.CharField(max_length=64)),
                ('snapshot', models.TextField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='casebook.plan')),
            ],
            options={
                'db_table': 'release',
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('seed', models.BinaryField()),
            ],
            options={
                'db_table': 'signing_key',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='signing_key_one')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('organisation', models.TextField(blank=True)),
                ('name', models.TextField()),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('size', models.BigIntegerField()),
                ('blob_id', models.CharField(max_length=28, unique=True)),
                ('blob_key', models.BinaryField()),
                ('language', models.CharField(blank=True, max_length=35)),
                ('licence', models.TextField(blank=True)),
                ('received_at', models.DateTimeField()),
                ('child', models.BooleanField(default=False)),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_force_for', to='casebook.consent')),
                ('derives_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='derived', to='casebook.source')),
            ],
            options={
                'db_table': 'source',
            },
        ),
        migrations.AddField(
            model_name='consent',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='casebook.source'),
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('property', models.CharField(max_length=40)),
                ('value', models.JSONField()),
                ('basis', models.CharField(max_length=40)),
                ('reliability', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='casebook.passage')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='casebook.subject')),
            ],
            options={
                'db_table': 'claim',
            },
        ),
        migrations.CreateModel(
            name='TextVersion',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('length', models.IntegerField()),
                ('made_from', models.CharField(max_length=40)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='made', to='casebook.textversion')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='casebook.source')),
            ],
            options={
                'db_table': 'text_version',
            },
        ),
        migrations.AddField(
            model_name='passage',
            name='text',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='casebook.textversion'),
        ),
        migrations.CreateModel(
            name='Retraction',
            fields=[
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='retraction', serialize=False, to='casebook.claim')),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('reason', models.CharField(max_length=40)),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='casebook.claim')),
            ],
            options={
                'db_table': 'retraction',
            },
        ),
        migrations.CreateModel(
            name='ConsentAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(max_length=12)),
                ('recipient', models.CharField(blank=True, max_length=200)),
                ('answer', models.CharField(max_length=5)),
                ('until', models.DateField(null=True)),
                ('consent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casebook.consent')),
                ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casebook.passage')),
            ],
            options={
                'db_table': 'consent_answer',
                'constraints': [models.UniqueConstraint(condition=models.Q(('passage', None)), fields=('consent', 'scope', 'recipient'), name='consent_answer_of_source'), models.UniqueConstraint(condition=models.Q(('passage__isnull', False)), fields=('consent', 'scope', 'recipient', 'passage'), name='consent_answer_of_passage'), models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ['no', 'yes']), ('until', None)), models.Q(('answer', 'until'), ('until__isnull', False)), _connector='OR'), name='consent_answer_has_date')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='casebook.plan')),
            ],
            options={
                'db_table': 'approval',
                'constraints': [models.UniqueConstraint(fields=('plan', 'by'), name='approval_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['testimony', 'document', 'list'])), name='source_kind'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['property', 'subject'], name='claim_property'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('text', 'start', 'end'), name='passage_span'),
        ),
        *TRIGGERS,
    ]
