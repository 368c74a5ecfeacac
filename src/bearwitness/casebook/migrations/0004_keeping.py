"""What a casebook keeps of its own keeping: copies made, sources erased, the key of its tokens."""

from django.db import migrations, models

STOP = "BEGIN SELECT RAISE(ABORT, 'backup rows are only added'); END"
TRIGGERS = [
    migrations.RunSQL(
        f"CREATE TRIGGER backup_no_update BEFORE UPDATE OF id, kind, at, kept_until ON backup {STOP}",
        "DROP TRIGGER backup_no_update",
    ),
    migrations.RunSQL(
        f"CREATE TRIGGER backup_no_delete BEFORE DELETE ON backup {STOP}", "DROP TRIGGER backup_no_delete"
    ),
]


# fmt: off
class Migration(migrations.Migration):

    dependencies = [
        ('casebook', '0003_growth'),
    ]

    operations = [
        migrations.CreateModel(
            name='BackupRow',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('at', models.DateTimeField()),
                ('seconds', models.FloatField(null=True)),
                ('kept_until', models.DateField(null=True)),
            ],
            options={
                'db_table': 'backup',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['backup', 'drill', 'pack'])), name='backup_kind')],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('source', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=40)),
                ('by', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('second', models.CharField(blank=True, max_length=200)),
                ('erased_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'erasure',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('erased_at', None), ('second', '')), models.Q(('erased_at__isnull', False), models.Q(('second', ''), _negated=True), models.Q(('second', models.F('by')), _negated=True)), _connector='OR'), name='erasure_by_two')],
            },
        ),
        migrations.CreateModel(
            name='TokenKey',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('key', models.BinaryField()),
            ],
            options={
                'db_table': 'token_key',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='token_key_one')],
            },
        ),
        *TRIGGERS,
    ]
