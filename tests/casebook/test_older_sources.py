"""What becomes of sources of an older casebook: whoever took one in keeps it, and so does a documenter who coded it."""

from collections.abc import Sequence

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tests.people import AMINA, BEN, CHIDI, DANA, EVE

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Assignment
from bearwitness.casebook.sight import sight_for
from bearwitness.vault import audit

BEFORE = "0010_second_look"


@pytest.mark.parametrize(
    ("roles", "coder_keeps"),
    [
        ([(EVE, "documenter"), (DANA, "reviewer"), (AMINA, "team"), (AMINA, "custodian")], True),
        ([(EVE, "documenter"), (DANA, "reviewer"), (BEN, "team"), (AMINA, "custodian")], False),
        ([(EVE, "documenter"), (EVE, "team"), (AMINA, "custodian")], False),
    ],
)
def test_old_sources_stay_with_whoever_worked_on_them(
    casebook: Casebook, roles: Sequence[tuple[str, str]], coder_keeps: bool
) -> None:
    call_command("migrate", "casebook", BEFORE, verbosity=0, interactive=False)
    old = MigrationExecutor(connection).loader.project_state(("casebook", BEFORE)).apps
    members = old.get_model("casebook", "Member").objects
    members.all().delete()
    for name, role in roles:
        members.create(name=name, role=role)
    at = "2026-01-01T00:00:00+00:00"
    for number in (1, 2):
        source = old.get_model("casebook", "Source").objects.create(
            id=f"S-{number}", kind="document", name="", sha256=str(number), size=1, blob_id=str(number),
            blob_key=b"k", received_at=at,
        )  # fmt: skip
        text = old.get_model("casebook", "TextVersion").objects.create(
            id=f"T-{number}", source=source, text="words", sha256=str(number), length=5
        )
        if number == 1:
            audit.append(connection.cursor(), CHIDI, "add_source", "S-1", {})
            passage = old.get_model("casebook", "Passage").objects.create(
                id="N-1", text=text, start=0, end=5, quote="words", quote_sha256="h"
            )
            person = old.get_model("casebook", "Subject").objects.create(id="P-1", kind="Person")
            for name in (CHIDI, EVE, DANA):
                old.get_model("casebook", "Claim").objects.create(
                    id=f"C-{name}", subject=person, property="sex", value={}, passage=passage,
                    basis="FirstHand", reliability="Unsure", at=at, by=name,
                )  # fmt: skip
    call_command("migrate", "casebook", verbosity=0, interactive=False)
    kept = sorted(Assignment.objects.values_list("source", "who", "taken"))
    assert kept == [("S-1", CHIDI, True)] + ([("S-1", EVE, False)] if coder_keeps else [])
    assert sight_for(CHIDI, ["documenter"]).sources().values_list("id", flat=True).get() == "S-1"
    assert not sight_for("nobody", ["documenter"]).sources().exists()
    assert sight_for(BEN, ["team"]).sources().filter(id="S-2").exists()
    assert sight_for(BEN, ["team"]).sources().filter(id="S-1").exists() != coder_keeps
