"""Case teams, and who works on which source; whoever took a source in before keeps it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

WHOLE = ("team", "custodian", "reviewer")
"""Roles that see a source without being given it, as long as nobody is."""


def keep_what_was_theirs(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each source to whoever took it in; and, where nobody reads in the joined role alone, to documenters who coded it."""
    source, entry = apps.get_model("casebook", "Source"), apps.get_model("casebook", "AuditEntry")
    given = apps.get_model("casebook", "Assignment")
    takers = dict(entry.objects.filter(verb="add_source").values_list("object", "actor"))
    rows = list(source.objects.order_by("id").values_list("id", "received_at"))
    given.objects.bulk_create(
        given(source_id=name, who=takers[name], taken=True, at=at, by=takers[name])
        for name, at in rows
        if name in takers
    )
    received = dict(rows)
    given.objects.bulk_create(
        given(source_id=name, who=coder, at=received[name], by=coder)
        for name, coder in _coded(apps)
        if takers.get(name) != coder
    )


def _coded(apps: StateApps) -> list[tuple[str, str]]:
    """Pairs of a source and a documenter who coded it."""
    held: dict[str, set[str]] = {}
    for name, role in apps.get_model("casebook", "Member").objects.values_list("name", "role"):
        held.setdefault(name, set()).add(role)
    if any("team" in roles and not roles & {"custodian", "reviewer"} for roles in held.values()):
        return []
    bound = [name for name, roles in held.items() if "documenter" in roles and not roles & set(WHOLE)]
    claims = apps.get_model("casebook", "Claim").objects.filter(by__in=bound)
    return sorted(claims.values_list("passage__text__source", "by").distinct())


def nothing(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The tables go with their rows."""


class Migration(migrations.Migration):
    dependencies = [("casebook", "0010_second_look")]

    operations = [
        migrations.CreateModel(
            name="CaseTeam",
            fields=[
                ("id", models.CharField(max_length=28, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80, unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
            ],
            options={"db_table": "case_team"},
        ),
        migrations.CreateModel(
            name="CaseTeamMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=200)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="casebook.caseteam",
                    ),
                ),
            ],
            options={
                "db_table": "case_team_member",
                "constraints": [
                    models.UniqueConstraint(fields=("team", "name"), name="case_team_member_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(blank=True, db_index=True, max_length=200)),
                ("taken", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="casebook.source",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="casebook.caseteam",
                    ),
                ),
            ],
            options={
                "db_table": "assignment",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("team__isnull", False), ("who", "")),
                            models.Q(models.Q(("who", ""), _negated=True), ("team", None)),
                            _connector="OR",
                        ),
                        name="assignment_to_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("team", None)),
                        fields=("source", "who"),
                        name="assigned_person_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("who", "")), fields=("source", "team"), name="assigned_team_once"
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_what_was_theirs, nothing),
    ]
