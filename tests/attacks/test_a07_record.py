"""A07: an edited, dropped, moved, cut or rolled-back record of a real casebook is named by `audit`."""

import json
import shutil
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import folder, keys, template
from tests.people import AMINA

from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault import store
from bearwitness.vault.data_keys import DataKeys

__all__ = ["folder", "keys", "run", "template"]

ENTRY = "UPDATE audit_entry SET {} WHERE seq = {}"
TAMPERING = {
    "edited": ([ENTRY.format("actor = 'eve'", 4)], 4),
    "dropped": (["DELETE FROM audit_entry WHERE seq = 5"], 5),
    "moved": (
        [ENTRY.format("seq = 99", 3), ENTRY.format("seq = 3", 4), ENTRY.format("seq = 4", 99)],
        3,
    ),
    "cut": (["DELETE FROM audit_entry WHERE seq > 6"], 7),
    "added": (
        [
            "INSERT INTO audit_entry SELECT 9, at, actor, verb, object, detail, digest, 'x' FROM audit_entry WHERE seq = 8"
        ],
        9,
    ),
}


@pytest.fixture
def longer(folder: Path, keys: DataKeys) -> Path:
    """A casebook of eight entries."""
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        for _ in range(5):
            add_subject(casebook, "Person")
    return folder


@pytest.mark.parametrize("how", TAMPERING)
def test_the_first_bad_entry_is_named(run: InProcess, longer: Path, keys: DataKeys, how: str) -> None:
    statements, first = TAMPERING[how]
    opened = store.connect(longer / "casebook.db", keys.casebook)
    opened.execute("DROP TRIGGER audit_entry_no_update")
    opened.execute("DROP TRIGGER audit_entry_no_delete")
    for statement in statements:
        opened.execute(statement)
    opened.commit()
    opened.close()
    code, said = run("audit", str(longer), "--json")
    found = json.loads(said)
    assert (code, found["ok"], found["first_bad"]) == (81, False, first)


def test_a_whole_older_copy_is_found_by_one_anchor_kept_elsewhere(
    run: InProcess, longer: Path, keys: DataKeys, tmp_path: Path
) -> None:
    older = Path(shutil.copytree(longer, tmp_path / "older"))
    with open_casebook(longer, keys, actor=AMINA) as casebook:
        add_subject(casebook, "Person")
    kept = (longer / "anchors.txt").read_text().splitlines()[-1]
    assert run("audit", str(older))[0] == 0
    with (older / "anchors.txt").open("a") as anchors:
        anchors.write(kept + "\n")
    code, said = run("audit", str(older), "--json")
    assert (code, json.loads(said)["ok"]) == (81, False)
