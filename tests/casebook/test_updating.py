"""A casebook that an older version wrote opens, changed whole; a newer one, or a part of the team, is refused."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from tests.casebooks import PASSPHRASE, unlocked
from tests.people import AMINA, BEN

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keeping.restore import restore
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook import database, layout, updating
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.copying import write_copy
from bearwitness.casebook.errors import NewerCasebook, UpdatePending
from bearwitness.casebook.fixity import check_fixity_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Erasure, Passage, Source
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault import audit, store
from bearwitness.vault.anchor import append_anchor
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import CannotWrite
from bearwitness.vault.evidence import Evidence

TEXT = "Somebody was nineteen when she crossed the river."
MIGRATIONS = Path(updating.__file__).parent / "migrations"
ALL = sorted(each.stem for each in MIGRATIONS.glob("0*.py"))
OLD = ALL[:-1]
KEEPING = "0004_keeping"
"""The first version that keeps what is left of a source that was erased."""
NAMING = "0016_erasure_releases"
"""The first version that names the releases of what was erased where it keeps what is left of it."""
DAY = datetime(2026, 1, 1, tzinfo=UTC)


Written = Callable[[str], tuple[Path, DataKeys]]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new casebook, and beside it one of each older version that was asked for."""
    folder = tmp_path_factory.mktemp("books")
    make_casebook(folder / "new", AMINA, PASSPHRASE, CHEAPEST)
    return folder


@pytest.fixture
def written_by(books: Path, tmp_path: Path) -> Written:
    """Gives a casebook as the program left it when a version was its last migration, and its keys."""

    def copied(version: str) -> tuple[Path, DataKeys]:
        keys = unlocked(books / "new")
        if not (books / version).exists():
            make_old(Path(shutil.copytree(books / "new", books / version)), keys, version)
        return Path(shutil.copytree(books / version, tmp_path / "old.casebook")), keys

    return copied


def make_old(path: Path, keys: DataKeys, version: str) -> None:
    (path / layout.DATABASE).unlink()
    (path / layout.ANCHORS).unlink()
    database.attach(path / layout.DATABASE, lambda: keys.casebook, create=True)
    try:
        call_command("migrate", "casebook", version, verbosity=0, interactive=False)
        with transaction.atomic():
            fill(path, version)
            audit.append(connection.cursor(), AMINA, "make_casebook", "", {}, at=DAY)
            told = {"reason": "Danger", "releases": ["R-1", "R-2"]}
            entry = audit.append(connection.cursor(), BEN, "erase", "S-0", told, at=DAY)
        append_anchor(path / layout.ANCHORS, entry.anchor())
        database.settle()
    finally:
        database.detach()


def fill(path: Path, version: str) -> None:
    """Rows by the models of that time."""
    executor = MigrationExecutor(connection)
    old = executor.loader.project_state(("casebook", version)).apps
    blob = Evidence(path / layout.EVIDENCE).seal(TEXT.encode())
    for role in ("team", "custodian"):
        old.get_model("casebook", "Member").objects.create(name=AMINA, role=role)
    digest = sha256(TEXT.encode()).hexdigest()
    source = old.get_model("casebook", "Source").objects.create(
        id="S-1", kind="document", organisation="shelter", name="", sha256=digest, size=len(TEXT),
        blob_id=blob.blob_id, blob_key=blob.key, received_at=DAY,
    )  # fmt: skip
    consent = old.get_model("casebook", "Consent").objects.create(
        id="N-1", source=source, at=DAY, by=AMINA, details={}
    )
    answers = old.get_model("casebook", "ConsentAnswer").objects
    for scope in ("record", "analyse", "count"):
        answers.create(consent=consent, scope=scope, answer="yes")
    type(source).objects.filter(id="S-1").update(consent=consent)
    text = old.get_model("casebook", "TextVersion").objects.create(
        id="T-1", source=source, text=TEXT, sha256=digest, length=len(TEXT)
    )
    old.get_model("casebook", "Passage").objects.create(
        id="Q-1", text=text, start=0, end=8, quote="Somebody", quote_sha256=sha256(b"Somebody").hexdigest()
    )
    if version >= KEEPING:
        stones = old.get_model("casebook", "Erasure").objects
        known = {"releases": ["R-1", "R-2"]} if version >= NAMING else {}
        stones.create(
            source="S-0", sha256="0", reason="Danger", by=AMINA, at=DAY, second=BEN, erased_at=DAY, **known
        )
        stones.create(source="S-2", sha256="2", reason="Danger", by=AMINA, at=DAY)


@pytest.mark.parametrize("version", OLD)
def test_what_any_older_version_wrote_opens(written_by: Written, version: str) -> None:
    path, keys = written_by(version)
    before = {each.name for each in path.iterdir()}
    with open_casebook(path, keys, actor=AMINA) as casebook:
        assert [each.id for each in Source.objects.all()] == ["S-1"]
        assert Passage.objects.get().quote == "Somebody"
        add_source(casebook, data=b"Another note.", name="b", kind="document")
        assert [hit.source_id for hit in search(casebook, "team", "nineteen")] == ["S-1"]
        verbs = list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True))[:4]
        assert verbs == ["make_casebook", "erase", "update_casebook", "updated_casebook"]
        held = dict(Erasure.objects.values_list("source", "releases"))
        assert held == ({"S-0": ["R-1", "R-2"], "S-2": []} if version >= KEEPING else {})
        assert check_chain(casebook).ok
        assert check_fixity_of(casebook) == []
        assert {each[1] for each in MigrationRecorder(connection).applied_migrations()} >= set(ALL)
    assert {each.name for each in path.iterdir()} == before | {"casebook.lock"}
    entries = 6
    with open_casebook(path, keys, actor=AMINA) as casebook:
        assert check_chain(casebook).entries == entries


def test_the_triggers_of_a_new_casebook_are_those_of_an_old_one_brought_up_to_date(
    written_by: Written, books: Path
) -> None:
    def schema(path: Path, keys: DataKeys) -> set[tuple[object, ...]]:
        opened = store.connect(path / layout.DATABASE, keys.casebook)
        rows = opened.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall()
        opened.close()
        return set(rows)

    path, keys = written_by(OLD[0])
    with open_casebook(path, keys, actor=AMINA):
        pass
    assert schema(path, keys) == schema(books / "new", keys)


def test_a_newer_casebook_is_refused_untouched(written_by: Written) -> None:
    path, keys = written_by(ALL[-1])
    opened = store.connect(path / layout.DATABASE, keys.casebook)
    opened.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('casebook', '9999_later', 0)")
    opened.commit()
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    opened.close()
    before = (path / layout.DATABASE).read_bytes()
    with pytest.raises(NewerCasebook), open_casebook(path, keys, actor=AMINA):
        pass
    assert (path / layout.DATABASE).read_bytes() == before


def test_who_holds_no_identities_key_leaves_it_to_a_custodian(written_by: Written) -> None:
    path, keys = written_by(OLD[-1])
    with (
        pytest.raises(UpdatePending),
        open_casebook(path, DataKeys(casebook=keys.casebook, identities=None), actor=BEN),
    ):
        pass
    with open_casebook(path, keys, actor=AMINA):
        pass
    with open_casebook(path, DataKeys(casebook=keys.casebook, identities=None), actor=BEN) as casebook:
        assert check_chain(casebook).ok


def last_of(path: Path, keys: DataKeys) -> str:
    opened = store.connect(path / layout.DATABASE, keys.casebook)
    (last,) = opened.execute("SELECT max(name) FROM django_migrations WHERE app = 'casebook'").fetchone()
    opened.close()
    return str(last)


def older_identities(path: Path, keys: DataKeys) -> None:
    """The identity store as it was before its first tables: then both databases change."""
    assert keys.identities is not None
    key = keys.identities
    (path / layout.IDENTITIES).unlink()
    store.connect(path / layout.IDENTITIES, key, create=True).close()


def steps() -> dict[str, Callable[[pytest.MonkeyPatch], None]]:
    """Where the process dies: before a copy, between the copies, in each database, before the copies go."""

    def dies(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def second(name: str, real: Callable[..., object]) -> Callable[..., object]:
        seen: list[str] = []

        def maybe(*given: object, **named: object) -> object:
            seen.append(name)
            if len(seen) > 1:
                dies()
            return real(*given, **named)

        return maybe

    keep, log = updating._keep, updating._log
    return {
        "first copy": lambda patch: patch.setattr(updating, "_keep", dies),
        "second copy": lambda patch: patch.setattr(updating, "_keep", second("keep", keep)),
        "identities": lambda patch: patch.setattr(updating, "call_command", dies),
        "case": lambda patch: patch.setattr(updating, "call_command", second("migrate", call_command)),
        "entry": lambda patch: patch.setattr(updating, "_log", second("log", log)),
        "copies": lambda patch: patch.setattr(updating, "_drop", dies),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("step", list(steps()))
def test_a_kill_at_any_step_leaves_the_old_one_or_the_new_one(
    written_by: Written, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, keys = written_by(KEEPING)
    older_identities(path, keys)
    child = os.fork()
    if child == 0:
        steps()[step](monkeypatch)
        with open_casebook(path, keys, actor=AMINA):
            pass
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    applied = last_of(path, keys)
    assert applied in (KEEPING, ALL[-1])
    with open_casebook(path, keys, actor=AMINA) as casebook:
        assert Source.objects.get().id == "S-1"
        assert check_chain(casebook).ok
        assert check_fixity_of(casebook) == []
        assert Erasure.objects.get(source="S-0").releases == ["R-1", "R-2"]
        done = AuditEntry.objects.filter(verb="updated_casebook").count()
        assert done == 1
    assert not list(path.glob("*before*"))
    assert not list(path.glob("*.tmp"))
    assert last_of(path, keys) == ALL[-1]


def test_a_failure_in_the_middle_keeps_the_old_one_and_its_copies(
    written_by: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, keys = written_by("0003_growth")

    def fails(*given: object, **named: object) -> None:
        call_command(*given, **named)  # type: ignore[arg-type]  # passed on as it came
        raise OSError("cut off")

    with monkeypatch.context() as patched:
        patched.setattr(updating, "call_command", fails)
        with pytest.raises(OSError, match="cut off"), open_casebook(path, keys, actor=AMINA):
            pass
    assert last_of(path, keys) == "0003_growth"
    copy = path / f"{layout.DATABASE}{updating.BEFORE}"
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    opened = store.connect(copy, keys.casebook)
    assert opened.execute("SELECT id FROM source").fetchall() == [("S-1",)]
    opened.close()
    with open_casebook(path, keys, actor=AMINA):
        assert Source.objects.count() == 1
    assert not list(path.glob("*before*"))


def test_a_full_disk_changes_nothing(written_by: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path, keys = written_by(OLD[-1])

    def full(*_: object) -> None:
        raise CannotWrite(reason="ENOSPC")

    with monkeypatch.context() as patched:
        patched.setattr(store, "snapshot", full)
        with pytest.raises(CannotWrite), open_casebook(path, keys, actor=AMINA):
            pass
    assert last_of(path, keys) == OLD[-1]
    with open_casebook(path, keys, actor=AMINA):
        pass


def test_without_its_entry_nothing_changes(written_by: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path, keys = written_by(OLD[-1])

    def unwritable(*_: object, **__: object) -> None:
        raise OSError("the record cannot be written")

    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", unwritable)
        with pytest.raises(OSError, match="record"), open_casebook(path, keys, actor=AMINA):
            pass
    assert last_of(path, keys) == OLD[-1]
    assert not list(path.glob("*before*"))


def test_an_older_backup_is_restored_and_brought_up_to_date(written_by: Written, tmp_path: Path) -> None:
    path, keys = written_by(KEEPING)
    book = Casebook(path=path, actor=AMINA, keys=keys, evidence=Evidence(path / layout.EVIDENCE))
    write_copy(book, tmp_path / "older")
    again = tmp_path / "again.casebook"
    restore(tmp_path / "older", again, AMINA, lambda ring, name: ring.unlock(name, PASSPHRASE))
    assert not list(again.glob("*before*"))
    with open_casebook(again, keys, actor=AMINA) as casebook:
        assert Source.objects.get().id == "S-1"
        assert check_chain(casebook).ok
        verbs = list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs == ["make_casebook", "erase", "update_casebook", "updated_casebook", "restore"]
