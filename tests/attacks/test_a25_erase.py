"""A25, E8: an erased source is gone from every page, journal and file; the record keeps a tombstone."""

import ast
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.apps import apps
from django.db import DatabaseError, connection
from django.db.models import JSONField
from sqlcipher3 import dbapi2
from tests.actions.conftest import AGE, OPEN, Witness
from tests.attacks.told import MARK
from tests.attacks.told import told as told_everywhere
from tests.casebooks import PASSPHRASE, template, unlocked
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.keeping.back_up import back_up
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.remove_keyholder import remove_keyholder
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.erasing import KEPT, LISTS, LOOSE, Eraser
from bearwitness.casebook.errors import ErasureReachesFurther, NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import (
    AuditEntry,
    Claim,
    Consent,
    Erasure,
    HandedCopy,
    Interview,
    Passage,
    Source,
    Subject,
    TextVersion,
)
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.answer import YES
from bearwitness.domain.errors import BadValue
from bearwitness.vault import audit, store
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import NotCustodian

__all__ = ["template"]

OF_NOBODY = {
    "member",
    "case_team",
    "case_team_member",
    "plan",
    "approval",
    "outside_approver",
    "outside_approval",
    "signing_key",
    "token_key",
    "review_rule",
    "codebook_extension",
    "referral",
    "opening",
    "continuation",
    "release_withdrawal",
}
"""Tables that speak of no source and of no person; a new table is not among them, and must lose its rows."""
PAGE, RESERVED = 4096, 80
KINDS = (Source, TextVersion, Passage, Claim, Consent, Subject)


@pytest.fixture
def casebook(template: tuple[Path, DataKeys], tmp_path: Path) -> Iterator[Casebook]:
    path = Path(shutil.copytree(template[0], tmp_path / "field.casebook"))
    with open_casebook(path, unlocked(path), actor=AMINA) as opened:
        add_keyholder(opened, BEN, PASSPHRASE, ["custodian"], CHEAPEST)
        yield opened


@pytest.fixture
def witness(casebook: Casebook) -> Witness:
    return Witness(casebook=casebook)


def told(witness: Witness) -> tuple[str, str]:
    """A testimony that is to be erased, and a document that stays and repeats it."""
    story = f"Fictional: {MARK} was nineteen. " + "Nothing else happened on that day. " * 400
    source = witness.tells(story, "shelter")
    person = witness.person()
    claims = witness.says(source, person, f"{MARK} was nineteen", age_when_trafficked=AGE)
    retract_claim(witness.casebook, claims[0].id, reason="CodedWrongly")
    other = witness.tells("Fictional: a paper repeats it.", "court", derives_from=source.id)
    witness.says(other, person, "a paper", age_when_trafficked=AGE)
    alone = witness.person()
    witness.says(source, alone, "Nothing else", age_when_trafficked=AGE)
    record_consent(witness.casebook, source.id, OPEN)
    return source.id, other.id


def by_two(casebook: Casebook, source: str, reason: str = "Withdrawn") -> object:
    assert not erase(casebook, source, reason).done
    return erase(replace(casebook, actor=BEN), source, reason)


def decrypted(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of a database, free ones included, and every frame of its write-ahead log."""
    data = path.read_bytes()
    wal = path.with_name(path.name + "-wal")
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    if wal.exists():
        frames = wal.read_bytes()[32:]
        pages += [frames[at + 24 : at + 24 + PAGE] for at in range(0, len(frames), PAGE + 24)]
    for number, page in enumerate(pages):
        start = 16 if number == 0 else 0
        for first in {start, 16}:
            body, iv = page[first : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + 16]
            if len(page) == PAGE:
                yield Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(body)


def holds(path: Path, key: bytes, *marks: bytes) -> bool:
    return any(mark in page for page in decrypted(path, key) for mark in marks)


def test_an_erased_source_is_nowhere(witness: Witness) -> None:
    casebook = witness.casebook
    source, other = told(witness)
    row = Source.objects.get(id=source)
    blob_key, blob = bytes(row.blob_key), casebook.path / "evidence" / row.blob_id
    database = casebook.path / "casebook.db"
    assert holds(database, casebook.keys.casebook, MARK.encode())
    assert holds(database, casebook.keys.casebook, blob_key)
    done = by_two(casebook, source)
    assert done.done  # type: ignore[attr-defined]
    assert done.derived == (other,)  # type: ignore[attr-defined]
    assert not holds(database, casebook.keys.casebook, MARK.encode(), blob_key)
    assert not blob.exists()
    assert MARK.encode() not in b"".join(p.read_bytes() for p in casebook.path.rglob("*") if p.is_file())
    assert list(Source.objects.values_list("id", "derives_from")) == [(other, None)]
    assert TextVersion.objects.count() == Passage.objects.count() == Claim.objects.count() == 1
    assert Subject.objects.count() == 1
    assert store.faults(connection.connection) == []
    assert check_chain(casebook).ok


def test_the_tombstone_says_who_and_why_and_nothing_more(witness: Witness) -> None:
    source, _ = told(witness)
    sha256 = Source.objects.get(id=source).sha256
    by_two(witness.casebook, source, "Danger")
    stone = Erasure.objects.get()
    assert (stone.source, stone.sha256, stone.reason) == (source, sha256, "Danger")
    assert (stone.by, stone.second, stone.releases) == (AMINA, BEN, [])
    kept = {each.name for each in Erasure._meta.get_fields()}
    assert kept == {"source", "sha256", "reason", "by", "at", "second", "erased_at", "releases"}
    entry = AuditEntry.objects.get(verb="erase")
    assert (entry.object, entry.actor) == (source, BEN)
    assert sha256 in entry.detail
    assert '"reason":"Danger"' in entry.detail
    assert entry.detail.count('"approvers":["') == 1
    with pytest.raises(NoSuchItem):
        erase(witness.casebook, source, "Danger")


def test_one_person_alone_erases_nothing(witness: Witness) -> None:
    casebook = witness.casebook
    source, _ = told(witness)
    counts = [kind.objects.count() for kind in KINDS]
    for _ in range(3):
        assert not erase(casebook, source, "Mistake").done
    with pytest.raises(BadValue):
        erase(replace(casebook, actor=BEN), source, "Danger")
    with pytest.raises(BadValue):
        erase(casebook, source, "because")
    with pytest.raises(NotAllowed):
        erase(replace(casebook, actor=DANA), source, "Mistake")
    without = replace(casebook, actor=BEN, keys=replace(casebook.keys, identities=None))
    with pytest.raises(NotCustodian):
        erase(without, source, "Mistake")
    assert [kind.objects.count() for kind in KINDS] == counts
    assert Erasure.objects.filter(erased_at=None).count() == 1


def test_copies_and_releases_that_still_hold_it_are_named(witness: Witness, tmp_path: Path) -> None:
    before = back_up(witness.casebook, tmp_path / "before")
    source, _ = told(witness)
    kept = back_up(witness.casebook, tmp_path / "kept", keep_days=30)
    back_up(witness.casebook, tmp_path / "gone", keep_days=-1)
    done = by_two(witness.casebook, source)
    assert done.copies == ((kept.copy_id, kept.kept_until),)  # type: ignore[attr-defined]
    assert before.copy_id != kept.copy_id


def test_what_is_added_later_is_covered(witness: Witness) -> None:
    """Tables of another migration: by foreign key, by identifier, behind a refusing trigger, two steps away."""
    source, _ = told(witness)
    claim = Claim.objects.filter(passage__text__source=source).first()
    assert claim is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE later (id varchar(28) PRIMARY KEY, claim_id varchar(28) REFERENCES claim(id), words text)"
        )
        cursor.execute("CREATE TABLE later_still (later varchar(28) NOT NULL REFERENCES later, words text)")
        cursor.execute("CREATE TABLE unbound (n integer PRIMARY KEY, claim varchar(28), words text)")
        stop = "BEGIN SELECT RAISE(ABORT, 'later rows are only added'); END"
        cursor.execute(f"CREATE TRIGGER later_no_delete BEFORE DELETE ON later {stop}")
        cursor.execute("INSERT INTO later VALUES ('W-1', %s, 'later')", (claim.id,))
        cursor.execute("INSERT INTO later VALUES ('W-2', NULL, 'stays')")
        cursor.execute("INSERT INTO later_still VALUES ('W-1', 'still'), ('W-2', 'stays')")
        cursor.execute("INSERT INTO unbound VALUES (1, %s, 'unbound'), (2, 'C-OTHER', 'stays')", (claim.id,))
        before = cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type='trigger' ORDER BY 1"
        ).fetchall()
        by_two(witness.casebook, source)
        for table in ("later", "later_still", "unbound"):
            assert cursor.execute(f"SELECT words FROM {table}").fetchall() == [("stays",)]  # noqa: S608
        after = cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type='trigger' ORDER BY 1"
        ).fetchall()
        assert after == before


def test_a_full_text_index_forgets_too(witness: Witness) -> None:
    """A search index that triggers keep to its texts: its pages hold the words in their own way."""
    source, _ = told(witness)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE found (id integer PRIMARY KEY, text_id varchar(28) REFERENCES text_version(id))"
        )
        cursor.execute("CREATE VIRTUAL TABLE words USING fts5(body, tokenize='trigram')")
        cursor.execute("INSERT INTO words(words, rank) VALUES ('secure-delete', 1)")
        cursor.execute(
            "CREATE TRIGGER found_gone AFTER DELETE ON found BEGIN DELETE FROM words WHERE rowid = OLD.id; END"
        )
        cursor.execute("INSERT INTO found (text_id) SELECT id FROM text_version")
        cursor.execute(
            "INSERT INTO words (rowid, body) SELECT f.id, t.text FROM found f JOIN text_version t ON t.id = f.text_id"
        )
        assert len(cursor.execute("SELECT 1 FROM words WHERE words MATCH 'canary'").fetchall()) == 1
        by_two(witness.casebook, source)
        assert cursor.execute("SELECT 1 FROM words WHERE words MATCH 'canary'").fetchall() == []
        assert cursor.execute("SELECT count(*) FROM words").fetchone() == (1,)
    marks = (MARK.encode(), b"canary7q", b"0can")
    assert not holds(witness.casebook.path / "casebook.db", witness.casebook.keys.casebook, *marks)


def test_every_relation_of_every_model_is_followed(casebook: Casebook) -> None:
    """A relation that stood in Django only, and not in the database, would not be covered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    eraser = Eraser(connection.connection)
    followed = {(table, column, parent) for table, column, parent, _ in eraser._links}
    declared = {
        (model._meta.db_table, relation.column, relation.related_model._meta.db_table)  # type: ignore[union-attr]
        for model in apps.get_app_config("casebook").get_models()
        for relation in model._meta.concrete_fields
        if relation.is_relation and model._meta.db_table not in KEPT
    }
    assert len(declared) > 8
    assert declared - followed == set()
    assert {(table, column) for table, column, _ in followed} | LISTS >= LOOSE
    json = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("casebook").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, JSONField)
    }
    assert json - LISTS == {
        ("claim", "value"), ("blind_coding", "value"), ("consent", "details"), ("risk_assessment", "levels"),
        ("linkage_run", "retrained"), ("text_reading", "notes"), ("text_reading", "segments"),
        ("text_alignment", "rows"), ("erasure", "releases"), ("continuation", "lost"),
    }  # fmt: skip
    assert json >= LISTS


def test_what_somebody_typed_is_no_reference(witness: Witness) -> None:
    """A documenter names a junk source as interpreter of two others; two custodians erase the junk."""
    casebook = witness.casebook
    junk = add_source(casebook, data=b"Fictional junk.", name="j", kind="document").id
    kept = [witness.tells(f"Fictional: story {number}.", "shelter") for number in (1, 2)]
    for source in kept:
        record_consent(casebook, source.id, replace(OPEN, interpreter=junk))
        claims = witness.says(source, witness.person(), "story", age_when_trafficked=AGE)
        retract_claim(casebook, claims[0].id, reason="CodedWrongly")
    before = [kind.objects.count() for kind in KINDS]
    by_two(casebook, junk, "Mistake")
    after = [kind.objects.count() for kind in KINDS]
    assert after == [before[0] - 1, before[1] - 1, *before[2:]]
    assert set(Source.objects.values_list("id", flat=True)) == {each.id for each in kept}


def test_an_erasure_that_reaches_another_source_is_not_done(witness: Witness) -> None:
    """A source whose consent in force is a row of the one that goes."""
    casebook = witness.casebook
    source, other = told(witness)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE source SET consent_id = (SELECT consent_id FROM source WHERE id = %s) WHERE id = %s",
            (source, other),
        )
    before = [kind.objects.count() for kind in KINDS]
    assert not erase(casebook, source, "Mistake").done
    with pytest.raises(ErasureReachesFurther):
        erase(replace(casebook, actor=BEN), source, "Mistake")
    assert [kind.objects.count() for kind in KINDS] == before
    assert Erasure.objects.get().erased_at is None


def test_whoever_proposed_and_was_removed_does_not_count(witness: Witness) -> None:
    casebook = witness.casebook
    source, _ = told(witness)
    assert not erase(replace(casebook, actor=BEN), source, "Mistake").done
    casebook = remove_keyholder(casebook, BEN)
    assert not erase(casebook, source, "Danger").done
    assert not erase(casebook, source, "Danger").done
    stone = Erasure.objects.get()
    assert (stone.by, stone.reason, stone.erased_at) == (AMINA, "Danger", None)
    add_keyholder(casebook, DANA, PASSPHRASE, ["custodian"], CHEAPEST)
    assert erase(replace(casebook, actor=DANA), source, "Danger").done


def test_who_was_handed_a_copy_is_named_once_more(witness: Witness) -> None:
    casebook = witness.casebook
    source, _ = told(witness)
    agreed = replace(OPEN, scopes={**OPEN.scopes, "share": YES}, shares={"clinic": YES, "court": YES})
    record_consent(casebook, source, agreed)
    for recipient in ("clinic", "court", "clinic"):
        hand_copy(casebook, source, recipient=recipient, language="ko", sha256="a" * 64)
    assert not erase(casebook, source, "Danger").recipients
    done = erase(replace(casebook, actor=BEN), source, "Danger")
    assert done.recipients == ("clinic", "court")
    assert HandedCopy.objects.count() == 0
    assert '"handed":3' in AuditEntry.objects.get(verb="erase").detail


def test_nothing_that_was_kept_holds_content(casebook: Casebook) -> None:
    """What an erasure passes over may have no reference to a source, a text, a passage or a claim."""
    content = {"source", "text_version", "passage", "claim", "consent"}
    for model in apps.get_app_config("casebook").get_models():
        if model._meta.db_table in KEPT:
            related = {
                f.related_model._meta.db_table  # type: ignore[union-attr]
                for f in model._meta.concrete_fields
                if f.is_relation
            }
            assert related & content == set(), model


def counts(casebook: Casebook) -> dict[str, int]:
    """Rows of every table of the case and of the identity store that can speak of a source."""
    found = {}
    with store_of(casebook) as identities:
        for model in apps.get_app_config("identity").get_models():
            table = model._meta.db_table
            (found[table],) = identities.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    for model in apps.get_app_config("casebook").get_models():
        found[model._meta.db_table] = model._default_manager.count()
    return {table: count for table, count in found.items() if table not in KEPT | OF_NOBODY}


@contextmanager
def store_of(casebook: Casebook) -> Iterator[Any]:
    assert casebook.keys.identities is not None
    opened = store.connect(casebook.path / "identities.db", casebook.keys.identities)
    try:
        yield opened
    finally:
        opened.close()


def cells(run: Any) -> str:
    """Whatever stands in any table of a database but in what is kept, shadow tables of the index included."""
    tables = {name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    return "\n".join(
        repr(row)
        for table in tables - KEPT
        for row in run(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
    )


def test_no_table_keeps_anything_of_it(witness: Witness) -> None:
    """Every table of both databases loses a row, and keeps no identifier and no byte; what is not hers stays."""
    casebook = witness.casebook
    case = told_everywhere(witness)
    before, gone = counts(casebook), case.identifiers()
    keys, path = casebook.keys, casebook.path
    assert keys.identities is not None
    for name, key in (("casebook.db", keys.casebook), ("identities.db", keys.identities)):
        assert holds(path / name, key, MARK.encode())
    for source in (case.source, case.rows):
        by_two(casebook, source)
    assert [table for table, count in counts(casebook).items() if count >= before[table]] == []
    for name, key in (("casebook.db", keys.casebook), ("identities.db", keys.identities)):
        assert not holds(path / name, key, MARK.encode(), MARK.lower().encode())
    with connection.cursor() as cursor, store_of(casebook) as identities:
        for held in (cells(cursor.execute), cells(identities.execute)):
            assert [each for each in (*gone, MARK, MARK.lower()) if each in held] == []
        assert identities.execute("SELECT person, words FROM person_name").fetchall() == [
            (case.both, "Keptname")
        ]
        with pytest.raises(dbapi2.DatabaseError, match="only added"):
            identities.execute("DELETE FROM person_name")
        assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
    assert list(Source.objects.order_by("received_at").values_list("id", "derives_from")) == [
        (case.origin, None),
        (case.echo, None),
    ]
    assert list(Subject.objects.values_list("id", flat=True)) == [case.both]
    assert list(Interview.objects.values_list("person", "earlier")) == [(case.both, [case.origin])]
    assert check_chain(casebook).ok


def test_a_failure_in_the_middle_erases_nothing(witness: Witness, monkeypatch: pytest.MonkeyPatch) -> None:
    casebook = witness.casebook
    source, _ = told(witness)
    erase(casebook, source, "Mistake")
    counts = [kind.objects.count() for kind in KINDS]
    with connection.cursor() as cursor:
        triggers = cursor.execute("SELECT count(*) FROM sqlite_master WHERE type='trigger'").fetchone()

    real = audit.append

    def failing(cursor: audit.Cursor, actor: str, verb: str, *more: Any) -> audit.AuditEntry:
        if verb == "erase":
            raise OSError("the record cannot be written")
        return real(cursor, actor, verb, *more)

    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", failing)
        with pytest.raises(OSError, match="record"):
            erase(replace(casebook, actor=BEN), source, "Mistake")
    assert [kind.objects.count() for kind in KINDS] == counts
    with connection.cursor() as cursor:
        found = cursor.execute("SELECT count(*) FROM sqlite_master WHERE type='trigger'").fetchone()
    assert found == triggers
    assert erase(replace(casebook, actor=BEN), source, "Mistake").done


@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET at = 'x'"])
@pytest.mark.parametrize("table", ["claim", "retraction", "consent", "audit_entry"])
def test_afterwards_rows_are_only_added_again(witness: Witness, table: str, statement: str) -> None:
    source, other = told(witness)
    by_two(witness.casebook, source)
    retract_claim(witness.casebook, Claim.objects.get(passage__text__source=other).id, reason="Duplicate")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="only added"):
        cursor.execute(statement.format(table))


def test_nothing_else_in_the_house_lifts_a_trigger() -> None:
    source = Path(__file__).parents[2] / "src" / "bearwitness"
    lifting = {
        path.name
        for path in source.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and "DROP TRIGGER" in node.value.upper()
    }
    assert lifting == {"erasing.py"}


def test_the_scan_can_find(casebook: Casebook) -> None:
    assert holds(casebook.path / "casebook.db", casebook.keys.casebook, b"audit_entry")
    assert not holds(casebook.path / "casebook.db", bytes(32), b"audit_entry")
