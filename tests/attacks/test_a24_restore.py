"""A24, S7: backups restore to the same casebook in one command; what is not whole or not ours restores nothing."""

import os
import random
import shutil
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.db import connection, transaction
from tests.casebooks import PASSPHRASE, template, unlocked
from tests.people import AMINA, BEN, EVE

from bearwitness.actions.keeping.back_up import back_up, drill
from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keeping.pack import pack
from bearwitness.actions.keeping.restore import restore
from bearwitness.actions.keeping.unpack import unpack
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook import database
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import CasebookExists, NotAllowed
from bearwitness.casebook.fixity import check_fixity_of
from bearwitness.casebook.models import AuditEntry, BackupRow, Source, Subject
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.identifiers import new_identifier
from bearwitness.vault import audit, border, store
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import (
    CasebookInUse,
    DamagedBackup,
    DamagedStore,
    NewerBackup,
    NotCustodian,
    WrongPassphrase,
)
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import PrivateKey

__all__ = ["template"]


def by_passphrase(keyring: Keyring, name: str) -> DataKeys:
    return keyring.unlock(name, PASSPHRASE)


def export(folder: Path, keys: DataKeys) -> list[object]:
    """Every row of every table but the record and the list of copies, and every original."""
    connection = store.connect(folder / "casebook.db", keys.casebook)
    listed = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    tables = [name for (name,) in listed if name not in ("audit_entry", "backup", "sqlite_sequence")]
    rows = [(name, connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()) for name in tables]  # noqa: S608
    connection.close()
    blobs = sorted((each.name, each.read_bytes()) for each in (folder / "evidence").iterdir())
    return [rows, blobs, (folder / "ledger.jsonl").read_bytes()]


@pytest.fixture(scope="module")
def world(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A casebook with sources, identities and two keyholders; and its backup."""
    base = tmp_path_factory.mktemp("world")
    folder = Path(shutil.copytree(template[0], base / "field.casebook"))
    keys = unlocked(folder)
    assert keys.identities is not None
    identities = store.connect(folder / "identities.db", keys.identities, create=True)
    identities.execute("CREATE TABLE name (text TEXT)")
    identities.commit()
    identities.close()
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        add_keyholder(casebook, BEN, PASSPHRASE, ["analyst"], CHEAPEST)
        for number in range(3):
            add_source(casebook, data=f"Fictional note {number}.".encode(), name="a", kind="document")
        back_up(casebook, base / "backup")
    return folder, base / "backup"


def test_a_backup_restores_to_the_same_casebook_and_says_so(world: tuple[Path, Path], tmp_path: Path) -> None:
    folder, file = world
    path = tmp_path / "again.casebook"
    assert restore(file, path, AMINA, by_passphrase) > 0
    keys = unlocked(path)
    assert export(path, keys) == export(folder, keys)
    assert path.stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o077 for p in path.rglob("*")} == {0}
    with open_casebook(path, keys, actor=AMINA) as casebook:
        assert AuditEntry.objects.order_by("-seq").first().verb == "restore"  # type: ignore[union-attr]
        report = check_chain(casebook)
        assert (report.ok, report.problems) == (True, ())
        assert check_fixity_of(casebook) == []
    last = (path / "anchors.txt").read_text().splitlines()[-1]
    assert last.startswith(f"{report.entries} ")
    with pytest.raises(CasebookExists):
        restore(file, path, AMINA, by_passphrase)
    assert [each.name for each in tmp_path.iterdir()] == ["again.casebook"]


def test_an_old_backup_restores_though_people_and_keys_have_changed(
    world: tuple[Path, Path], tmp_path: Path
) -> None:
    from bearwitness.actions.keys.remove_keyholder import remove_keyholder

    _, file = world
    now = tmp_path / "now.casebook"
    restore(file, now, AMINA, by_passphrase)
    with open_casebook(now, unlocked(now), actor=AMINA) as casebook:
        remove_keyholder(casebook, BEN)
    month = tmp_path / "month.casebook"
    restore(file, month, AMINA, by_passphrase)
    assert unlocked(month) != unlocked(now)
    with open_casebook(month, unlocked(month), actor=AMINA):
        assert Source.objects.count() == 3


def flipped(data: bytes, bit: int) -> bytes:
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


def refused(file: Path, folder: Path, kind: type[Exception] | tuple[type[Exception], ...]) -> None:
    """Restoring fails with one of our errors and leaves nothing behind."""
    path = folder / "new.casebook"
    with pytest.raises(kind):
        restore(file, path, AMINA, by_passphrase)
    assert not os.path.lexists(path)
    assert list(folder.glob(".*")) == []


def test_every_flipped_bit_and_every_cut_restores_nothing(world: tuple[Path, Path], tmp_path: Path) -> None:
    data = world[1].read_bytes()
    draw = random.Random(20260601)  # noqa: S311  # seeded cases for a test
    manifest = 40 + struct.unpack(">I", data[4:8])[0]
    places = [*range(64), *(draw.randrange(manifest * 8) for _ in range(10))]
    places += [draw.randrange(len(data) * 8) for _ in range(26)]
    broken = tmp_path / "broken"
    for bit in places:
        broken.write_bytes(flipped(data, bit))
        refused(broken, tmp_path, (DamagedBackup, NewerBackup))
    for cut in (0, 1, 7, 8, manifest - 1, manifest, len(data) // 2, len(data) - 1):
        broken.write_bytes(data[:cut])
        refused(broken, tmp_path, DamagedBackup)
    broken.write_bytes(data + b"\0")
    refused(broken, tmp_path, DamagedBackup)
    refused(tmp_path / "missing", tmp_path, DamagedBackup)


def test_a_newer_version_is_named(world: tuple[Path, Path], tmp_path: Path) -> None:
    data = world[1].read_bytes()
    (tmp_path / "newer").write_bytes(data[:3] + b"\2" + data[4:])
    refused(tmp_path / "newer", tmp_path, NewerBackup)


def test_a_migration_that_we_do_not_know_is_newer(world: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "now.casebook"
    restore(world[1], path, AMINA, by_passphrase)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('casebook', '9', '')")
        back_up(casebook, tmp_path / "newer")
    refused(tmp_path / "newer", tmp_path, NewerBackup)


def test_another_organisations_backup_opens_only_for_its_own_people(
    world: tuple[Path, Path], tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.casebook"
    make_casebook(theirs, EVE, "another seven words on the same river", CHEAPEST)
    keys = Keyring.load(theirs / "keyring.json").unlock(EVE, "another seven words on the same river")
    with open_casebook(theirs, keys, actor=EVE) as casebook:
        back_up(casebook, tmp_path / "their-backup")
    shutil.rmtree(theirs)
    refused(tmp_path / "their-backup", tmp_path, WrongPassphrase)


def test_our_keyring_put_into_their_backup_opens_nothing(world: tuple[Path, Path], tmp_path: Path) -> None:
    """The parts may be swapped and the hashes made to fit: the tag needs the casebook's key."""
    from bearwitness.vault.backup import write_backup

    ours = (world[0] / "keyring.json").read_bytes()
    parts = {"keyring.json": ours, "casebook.db": b"x" * 4096, "anchors.txt": b"", "ledger.jsonl": b""}
    write_backup(
        tmp_path / "forged", parts, os.urandom(32), casebook_id="K-1", at="2026", seq=1, digest="0" * 64
    )
    refused(tmp_path / "forged", tmp_path, DamagedBackup)


@pytest.mark.parametrize("name", ["../evil", "evidence/../../evil", "/etc/evil", "evidence/notes.txt"])
def test_no_part_leaves_the_folder(world: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    from bearwitness.vault.backup import write_backup

    keys = unlocked(world[0])
    parts = {"keyring.json": (world[0] / "keyring.json").read_bytes(), name: b"x"}
    write_backup(tmp_path / "evil", parts, keys.casebook, casebook_id="K", at="", seq=1, digest="")
    refused(tmp_path / "evil", tmp_path, DamagedBackup)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "anchors.txt").write_text("9 " + "a" * 64 + " 2026-01-01\n"),
        lambda folder: next((folder / "evidence").iterdir()).write_bytes(b"x"),
    ],
)
def test_a_damaged_casebook_makes_no_backup(
    world: tuple[Path, Path], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    """The copy is read back and checked before it counts: nobody finds out in the hour of need."""
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    with open_casebook(folder, unlocked(folder), actor=AMINA) as casebook:
        damage(folder)
        with pytest.raises(DamagedBackup):
            back_up(casebook, tmp_path / "copy")
        assert BackupRow.objects.filter(seconds=None).count() == 1
    assert not (tmp_path / "copy").exists()


def test_backing_up_while_another_writes_keeps_whole_actions(
    world: tuple[Path, Path], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    keys = unlocked(folder)
    made, stop = [], threading.Event()

    with open_casebook(folder, keys, actor=AMINA) as casebook:

        def write() -> None:
            try:
                while not stop.is_set():
                    made.append(
                        add_source(casebook, data=os.urandom(9).hex().encode(), name="b", kind="document").id
                    )
            finally:
                connection.close()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(2):
                back_up(casebook, tmp_path / f"copy-{number}")
        finally:
            stop.set()
            writer.join()
    assert len(made) > 2
    for number in range(2):
        path = tmp_path / f"again-{number}.casebook"
        restore(tmp_path / f"copy-{number}", path, AMINA, by_passphrase)
        with open_casebook(path, unlocked(path), actor=AMINA):
            assert 3 <= Source.objects.count() <= 3 + len(made)


def test_the_drill_restores_and_is_logged(world: tuple[Path, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    with open_casebook(folder, unlocked(folder), actor=AMINA) as casebook:
        done = drill(casebook)
        row = BackupRow.objects.get(kind="drill")
        assert (row.id, row.seconds) == (done.copy_id, done.seconds)
        assert AuditEntry.objects.filter(verb="backed_up", object=row.id).count() == 1
        add_subject(casebook, "Person")
    assert [each.name for each in tmp_path.iterdir()] == ["field.casebook"]


def test_who_may_not_keep_makes_no_copy(world: tuple[Path, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    ben = Keyring.load(folder / "keyring.json").unlock(BEN, PASSPHRASE)
    with open_casebook(folder, ben, actor=BEN) as casebook, pytest.raises(NotAllowed):
        back_up(casebook, tmp_path / "copy")
    path = tmp_path / "again.casebook"
    with pytest.raises(NotAllowed):
        restore(world[1], path, BEN, by_passphrase)
    assert not path.exists()
    with pytest.raises(NotCustodian), open_casebook(folder, ben, actor=AMINA) as casebook:
        back_up(casebook, tmp_path / "copy")


@pytest.mark.parametrize("sealed", [False, True])
def test_packing_leaves_one_file_and_unpacking_brings_all_back(
    world: tuple[Path, Path], tmp_path: Path, sealed: bool
) -> None:
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    keys, elsewhere, file = unlocked(folder), PrivateKey.generate(), tmp_path / "packed"
    before = export(folder, keys)
    pack(folder, file, keys, actor=AMINA, recipients=[elsewhere.public] if sealed else [])
    assert [each.name for each in tmp_path.iterdir()] == ["packed"]
    if sealed:
        refused(file, tmp_path, DamagedBackup)
        for wrong in (None, PrivateKey.generate()):
            with pytest.raises(DamagedBackup):
                unpack(file, folder, AMINA, by_passphrase, wrong)
            assert [each.name for each in tmp_path.iterdir()] == ["packed"]
    unpack(file, folder, AMINA, by_passphrase, elsewhere)
    assert export(folder, unlocked(folder)) == before


def test_what_cannot_be_packed_stays(world: tuple[Path, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    keys = unlocked(folder)
    (folder / "casebook.db").write_bytes((folder / "casebook.db").read_bytes()[:-4096])
    with pytest.raises((DamagedBackup, DamagedStore)):
        pack(folder, tmp_path / "packed", keys, actor=AMINA)
    assert (folder / "keyring.json").exists()
    assert not (tmp_path / "packed").exists()


def test_nobody_adds_to_what_is_being_packed(
    world: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was acknowledged between the copy and the wiping would be in neither."""
    folder = Path(shutil.copytree(world[0], tmp_path / "field.casebook"))
    keys, elsewhere = unlocked(folder), PrivateKey.generate()
    real, refusals = border.seal_file, []

    def slow(*arguments: Any) -> None:
        real(*arguments)
        with pytest.raises(CasebookInUse) as refusal, open_casebook(folder, keys, actor=AMINA):
            pass
        refusals.append(refusal.value)

    monkeypatch.setattr(border, "seal_file", slow)
    pack(folder, tmp_path / "packed", keys, actor=AMINA, recipients=[elsewhere.public])
    assert len(refusals) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["packed"]


def test_a_cut_file_of_a_border_is_named_so(tmp_path: Path) -> None:
    key, sealed, cut = PrivateKey.generate(), tmp_path / "sealed", tmp_path / "cut"
    (tmp_path / "plain").write_bytes(bytes(200_000))
    border.seal_file(tmp_path / "plain", sealed, [key.public])
    whole = sealed.read_bytes()
    for length in (0, 30, 120, len(whole) // 8, len(whole) // 2, len(whole) - 1):
        cut.write_bytes(whole[:length])
        with pytest.raises(DamagedBackup):
            border.open_file(cut, tmp_path / "opened", key)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cut", "plain", "sealed"]
    border.open_file(sealed, tmp_path / "opened", key)
    assert (tmp_path / "opened").read_bytes() == bytes(200_000)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_backup_while_another_process_writes_holds_whole_transactions(
    template: tuple[Path, DataKeys], tmp_path: Path
) -> None:
    """A process that got past the lock writes a subject and its entry together; the copy holds both or neither."""
    folder = Path(shutil.copytree(template[0], tmp_path / "field.casebook"))
    keys = unlocked(folder)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        writes_until_killed(folder, keys, write)
    try:
        os.read(read, 1)
        with open_casebook(folder, keys, actor=AMINA) as casebook:
            for number in range(3):
                back_up(casebook, tmp_path / f"copy-{number}")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    held = []
    for number in range(3):
        again = tmp_path / f"again-{number}.casebook"
        restore(tmp_path / f"copy-{number}", again, AMINA, by_passphrase)
        with open_casebook(again, keys, actor=AMINA) as casebook:
            assert check_chain(casebook).ok
            held.append(Subject.objects.count())
            assert AuditEntry.objects.filter(verb="add_subject").count() == held[-1]
    assert 0 < held[0] < held[1] < held[2]


def writes_until_killed(folder: Path, keys: DataKeys, ready: int) -> NoReturn:
    """Rows and entries in one transaction each; without anchors, which one process alone may write."""
    try:
        database.attach(folder / "casebook.db", lambda: keys.casebook)
        while True:
            with transaction.atomic():
                row = Subject.objects.create(id=new_identifier("P"), kind="Person")
                audit.append(connection.cursor(), AMINA, "add_subject", row.id, {})
            os.write(ready, b".")
            time.sleep(0.002)
    finally:
        os._exit(1)
