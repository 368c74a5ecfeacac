"""Records that act: risks, referrals, interviews, copies, feedback; what is sealed to custodians; re-masking.

A passage and a text may change in one case only: a row of `remasking` says that the new text took the old one's place.
"""

import django.db.models.deletion
from django.db import migrations, models

ONLY_ADDED = (
    *("risk_assessment", "referral", "referral_offer", "interview", "interview_stop"),
    *("feedback", "handed_copy", "independence", "remasking", "text_token"),
)
MOVED = "EXISTS (SELECT 1 FROM remasking WHERE old_id = OLD.text_id AND new_id = NEW.text_id)"
EMPTIED = "NEW.text = '' AND EXISTS (SELECT 1 FROM remasking WHERE old_id = OLD.id)"


def refusal(
    table: str, event: str, columns: str = "", *, unless: str = "", name: str = ""
) -> migrations.RunSQL:
    quoted = ", ".join(f'"{each}"' for each in columns.split(", ")) if columns else ""
    moment = f"BEFORE {event.upper()} {'OF ' + quoted if quoted else ''} ON {table}"
    when = f"WHEN NOT ({unless})" if unless else ""
    stop = f"SELECT RAISE(ABORT, '{table} rows are only added')"
    name = name or f"{table}_no_{event}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} {moment} {when} BEGIN {stop}; END", f"DROP TRIGGER {name}"
    )


TRIGGERS = [
    *(refusal(table, event) for table in ONLY_ADDED for event in ("update", "delete")),
    refusal("sealed_item", "update"),
    migrations.RunSQL("DROP TRIGGER passage_no_update", migrations.RunSQL.noop),
    refusal("passage", "update", "id"),
    refusal(
        "passage",
        "update",
        "text_id, start, end, quote, quote_sha256",
        unless=MOVED,
        name="passage_moves_only_to",
    ),
    migrations.RunSQL("DROP TRIGGER text_version_no_update", migrations.RunSQL.noop),
    refusal("text_version", "update", "id, source_id, sha256, length, parent_id, made_from"),
    refusal("text_version", "update", "text", unless=EMPTIED, name="text_version_only_emptied"),
]


# fmt: off
class Migration(migrations.Migration):

    dependencies = [
        ('casebook', '0001_nouns'),
    ]

    operations = [
        migrations.CreateModel(
            name='Independence',
            fields=[
                ('passage', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='independence', serialize=False, to='casebook.passage')),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'independence',
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.CharField(max_length=40)),
                ('language', models.CharField(max_length=35)),
                ('region', models.CharField(max_length=60)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'referral',
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='casebook.source')),
            ],
            options={
                'db_table': 'feedback',
            },
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('earlier', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interviews', to='casebook.subject')),
            ],
            options={
                'db_table': 'interview',
            },
        ),
        migrations.CreateModel(
            name='InterviewStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keeping', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='casebook.source')),
            ],
            options={
                'db_table': 'interview_stop',
            },
        ),
        migrations.CreateModel(
            name='ReferralOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='casebook.referral')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='casebook.source')),
            ],
            options={
                'db_table': 'referral_offer',
            },
        ),
        migrations.CreateModel(
            name='Remasking',
            fields=[
                ('old', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='remasking', serialize=False, to='casebook.textversion')),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remasked_from', to='casebook.textversion')),
            ],
            options={
                'db_table': 'remasking',
            },
        ),
        migrations.CreateModel(
            name='RiskAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('next_review', models.DateField()),
                ('own_view', models.TextField()),
                ('levels', models.JSONField()),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='casebook.source')),
            ],
            options={
                'db_table': 'risk_assessment',
            },
        ),
        migrations.CreateModel(
            name='SealedItem',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('payload', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealed', to='casebook.source')),
            ],
            options={
                'db_table': 'sealed_item',
            },
        ),
        migrations.CreateModel(
            name='HandedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=35)),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
                ('release', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='casebook.releaserow')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='casebook.source')),
            ],
            options={
                'db_table': 'handed_copy',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('release__isnull', False), ('source', None)), models.Q(('release', None), ('source__isnull', False)), _connector='OR'), name='handed_copy_of_one')],
            },
        ),
        migrations.CreateModel(
            name='TextToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=24)),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='casebook.subject')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='casebook.textversion')),
            ],
            options={
                'db_table': 'text_token',
                'constraints': [models.UniqueConstraint(fields=('text', 'token'), name='text_token_once')],
            },
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(condition=models.Q(('withdrawn_at__isnull', False)), fields=['withdrawn_at'], name='consent_withdrawn'),
        ),
        *TRIGGERS,
    ]
