"""Names, births, contacts, originals and what was masked in them; history is never overwritten (I2)."""

from django.db import migrations, models

TABLES = (
    *("birth", "contact", "file_name", "list_cell"),
    *("masked_word", "opening", "original", "person_name"),
)


def refusal(table: str, event: str) -> migrations.RunSQL:
    stop = f"SELECT RAISE(ABORT, '{table} rows are only added')"
    name = f"{table}_no_{event}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} BEGIN {stop}; END", f"DROP TRIGGER {name}"
    )


TRIGGERS = [refusal(table, event) for table in TABLES for event in ("update", "delete")]


# fmt: off
class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Birth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.CharField(db_index=True, max_length=28)),
                ('edtf', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'birth',
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.CharField(db_index=True, max_length=28)),
                ('kind', models.CharField(max_length=12)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'contact',
            },
        ),
        migrations.CreateModel(
            name='FileName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(max_length=28, unique=True)),
                ('source', models.CharField(db_index=True, max_length=28)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'file_name',
            },
        ),
        migrations.CreateModel(
            name='MaskedWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(db_index=True, max_length=28)),
                ('source', models.CharField(db_index=True, max_length=28)),
                ('text', models.CharField(db_index=True, max_length=28)),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('token', models.CharField(max_length=24)),
                ('person', models.CharField(blank=True, max_length=28)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'masked_word',
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.CharField(max_length=28, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=40)),
                ('note', models.TextField()),
                ('minutes', models.IntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'opening',
            },
        ),
        migrations.CreateModel(
            name='Original',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(max_length=28, unique=True)),
                ('source', models.CharField(db_index=True, max_length=28)),
                ('text', models.CharField(db_index=True, max_length=28)),
                ('words', models.TextField()),
                ('alignment', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'original',
            },
        ),
        migrations.CreateModel(
            name='PersonName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.CharField(db_index=True, max_length=28)),
                ('words', models.TextField()),
                ('script', models.CharField(max_length=12)),
                ('system', models.CharField(blank=True, max_length=24)),
                ('kind', models.CharField(max_length=12)),
                ('source', models.CharField(blank=True, db_index=True, max_length=28)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'person_name',
            },
        ),
        migrations.CreateModel(
            name='ListCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(db_index=True, max_length=28)),
                ('source', models.CharField(db_index=True, max_length=28)),
                ('row', models.IntegerField()),
                ('column', models.CharField(max_length=40)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=200)),
            ],
            options={
                'db_table': 'list_cell',
                'constraints': [models.UniqueConstraint(fields=('source', 'row', 'column'), name='list_cell_once')],
            },
        ),
        *TRIGGERS,
    ]
