"""A07, A36: whoever edits, drops, moves, cuts or rolls back the record is found, at the first bad entry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from tests.people import AMINA, BEN

from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import new_identifier
from bearwitness.vault.anchor import Anchor, append_anchor, read_anchors
from bearwitness.vault.audit import GENESIS, AuditEntry, append, digest_of, verify
from bearwitness.vault.audit_detail import detail_text
from bearwitness.vault.errors import DamagedAnchors

Tamper = Callable[[Any], None]
ENTRIES = 12


@pytest.fixture
def record(cursor: Any, connection: dbapi2.Connection) -> list[AuditEntry]:
    written = []
    for number in range(ENTRIES):
        actor = BEN if number % 3 else AMINA
        written.append(append(cursor, actor, "take_testimony", new_identifier("S"), {"claims": number}))
        connection.commit()
    return written


def test_an_untouched_record_holds(
    cursor: Any, connection: dbapi2.Connection, record: list[AuditEntry]
) -> None:
    for plain_or_django in (cursor, connection.cursor()):
        report = verify(plain_or_django, [each.anchor() for each in record])
        assert report.ok
        assert (report.entries, report.first_bad, report.head) == (ENTRIES, None, record[-1].digest)
        assert report.problems == ()
    assert record[0].previous == GENESIS
    assert [each.seq for each in record] == list(range(1, ENTRIES + 1))


def test_an_empty_record_holds(cursor: Any) -> None:
    assert verify(cursor, []).head == GENESIS


def shift(cursor: Any) -> None:
    cursor.execute("DELETE FROM audit_entry WHERE seq = 5")
    cursor.execute("UPDATE audit_entry SET seq = seq - 1 WHERE seq > 5")


def swap(cursor: Any) -> None:
    for old, new in ((5, 99), (6, 5), (99, 6)):
        cursor.execute("UPDATE audit_entry SET seq = %s WHERE seq = %s", [new, old])


def relink(cursor: Any) -> None:
    """Edit entry 5 and give it the digest that it then needs."""
    cursor.execute("UPDATE audit_entry SET actor = 'eve' WHERE seq = 5")
    rechain(cursor, last=5)


def rewrite(cursor: Any) -> None:
    """Edit entry 5 and compute every later digest anew: only an anchor can find this."""
    cursor.execute("UPDATE audit_entry SET actor = 'eve' WHERE seq = 5")
    rechain(cursor, last=ENTRIES)


def rechain(cursor: Any, last: int) -> None:
    cursor.execute("SELECT digest FROM audit_entry WHERE seq = 4")
    previous = cursor.fetchone()[0]
    for seq in range(5, last + 1):
        cursor.execute("SELECT * FROM audit_entry WHERE seq = %s", [seq])
        names = [column[0] for column in cursor.description]
        entry = replace(AuditEntry(**dict(zip(names, cursor.fetchone(), strict=True))), previous=previous)
        previous = digest_of(entry)
        cursor.execute(
            "UPDATE audit_entry SET previous = %s, digest = %s WHERE seq = %s",
            [entry.previous, previous, seq],
        )


def sql(statement: str) -> Tamper:
    return lambda cursor: cursor.execute(statement)


@pytest.mark.parametrize(
    ("tamper", "first_bad", "code"),
    [
        (sql("UPDATE audit_entry SET actor = 'eve' WHERE seq = 5"), 5, "edited"),
        (sql("UPDATE audit_entry SET detail = '{}' WHERE seq = 12"), 12, "edited"),
        (sql("UPDATE audit_entry SET at = NULL WHERE seq = 1"), 1, "edited"),
        (sql("DELETE FROM audit_entry WHERE seq = 5"), 5, "missing"),
        (sql("DELETE FROM audit_entry WHERE seq = 1"), 1, "missing"),
        (shift, 5, "unlinked"),
        (swap, 5, "unlinked"),
        (relink, 6, "unlinked"),
    ],
)
def test_tampering_is_found_without_anchors(
    cursor: Any, record: list[AuditEntry], tamper: Tamper, first_bad: int, code: str
) -> None:
    assert verify(cursor, []).first_bad is None
    tamper(cursor)
    report = verify(cursor, [])
    assert not report.ok
    assert report.first_bad == first_bad
    assert code in {each.code for each in report.problems}


@pytest.mark.parametrize(
    ("tamper", "first_bad", "code"),
    [
        (sql("DELETE FROM audit_entry WHERE seq > 9"), 10, "cut_short"),
        (sql("DELETE FROM audit_entry"), 1, "cut_short"),
        (rewrite, 5, "off_anchor"),
        (relink, 5, "off_anchor"),
    ],
)
def test_a_cut_end_and_a_rewritten_record_are_found_by_anchors(
    cursor: Any, record: list[AuditEntry], tamper: Tamper, first_bad: int, code: str
) -> None:
    anchors = [each.anchor() for each in record]
    tamper(cursor)
    report = verify(cursor, anchors)
    assert report.first_bad == first_bad
    assert code in {each.code for each in report.problems}


def test_one_anchor_kept_elsewhere_finds_a_rollback(cursor: Any, record: list[AuditEntry]) -> None:
    cursor.execute("DELETE FROM audit_entry WHERE seq > 9")
    assert verify(cursor, [each.anchor() for each in record[:9]]).ok
    for lost in record[9:]:
        printed = Anchor.parse(lost.anchor().line())
        assert printed == lost.anchor()
        assert verify(cursor, [printed]).first_bad == 10


def test_two_anchors_that_contradict_are_both_kept(cursor: Any, record: list[AuditEntry]) -> None:
    forged = replace(record[3].anchor(), digest="f" * 64)
    assert verify(cursor, [forged, record[3].anchor()]).first_bad == 4
    assert verify(cursor, [record[3].anchor(), forged]).first_bad == 4


def test_anchors_behind_the_record_are_fine_and_none_at_all_is_said(
    cursor: Any, record: list[AuditEntry]
) -> None:
    assert verify(cursor, [record[2].anchor()]).problems == ()
    report = verify(cursor, [])
    assert report.ok
    assert [each.code for each in report.problems] == ["no_anchors"]


def test_an_undone_action_leaves_no_entry(
    cursor: Any, connection: dbapi2.Connection, record: list[AuditEntry]
) -> None:
    append(cursor, AMINA, "withdraw_consent", "", {})
    connection.rollback()
    assert verify(cursor, [record[-1].anchor()]).entries == ENTRIES


def test_times_are_utc(cursor: Any) -> None:
    seoul = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))
    entry = append(cursor, AMINA, "open_identity", "", {}, at=seoul)
    assert datetime.fromisoformat(entry.at) == datetime(2026, 3, 1, 0, 30, tzinfo=UTC)
    assert entry.at.endswith("+00:00")


@pytest.mark.parametrize(
    "detail",
    [
        {"claims": 3, "scopes": ["quote", "share:partner"], "source": new_identifier("S"), "changed": True},
        {"sha256": "0" * 64, "until": "2027-12-31", "seen": []},
    ],
)
def test_codes_counts_and_hashes_are_kept(cursor: Any, detail: dict[str, Any]) -> None:
    append(cursor, AMINA, "take_testimony", "", detail)
    assert verify(cursor, []).ok


@pytest.mark.parametrize(
    "detail",
    [
        {"name": "두 낱말"}, {"name": "two words"}, {"name": "이름"}, {"phone": "01012345678"}, {"phone": 821012345678},
        {"Name": 1}, {"text": "a" * 65}, {"deep": {"a": 1}}, {"deep": [["a"]]}, {"line": "a\nb"}, {"share": 0.5},
        {"none": None}, {"minus": -1}, {"empty": ""}, {"many": ["code"] * 20_000},
    ],
)  # fmt: skip
def test_anything_else_is_refused_and_nothing_written(cursor: Any, detail: dict[str, Any]) -> None:
    with pytest.raises(BadValue) as refusal:
        append(cursor, AMINA, "take_testimony", "", detail)
    assert not any(
        str(value) in str(refusal.value) for value in detail.values() if isinstance(value, str) and value
    )
    assert verify(cursor, []).entries == 0


@pytest.mark.parametrize(
    ("actor", "verb", "target"),
    [("", "a", ""), (AMINA, "two words", ""), (AMINA, "a", "이름"), ("a b", "a", "")],
)
def test_the_other_fields_are_held_to_their_shape(cursor: Any, actor: str, verb: str, target: str) -> None:
    with pytest.raises(BadValue):
        append(cursor, actor, verb, target, {})
    assert verify(cursor, []).entries == 0


@given(
    st.dictionaries(
        st.text(max_size=8), st.one_of(st.text(max_size=80), st.integers(), st.floats()), max_size=3
    )
)
def test_no_text_but_codes_ever_passes(detail: dict[str, Any]) -> None:
    try:
        text = detail_text(detail)
    except BadValue:
        return
    assert text.isascii()
    assert " " not in text


def test_anchors_survive_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "anchors.txt"
    anchors = [Anchor(seq=n, digest=f"{n:064x}", at="2026-03-01T00:00:00+00:00") for n in (1, 2, 3)]
    assert read_anchors(path) == ()
    append_anchor(path, anchors[0])
    append_anchor(path, anchors[1])
    with path.open("ab") as file:
        file.write(b"3 00ab" * 40)
    assert read_anchors(path) == tuple(anchors[:2])
    append_anchor(path, anchors[2])
    assert path.read_text("ascii").splitlines() == [each.line() for each in read_anchors(path)]
    assert read_anchors(path) == tuple(anchors)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("line", [b"1 ab 2026\n", b"\n", b"0 " + b"0" * 64 + b" t\n", b"\xff\n"])
def test_a_line_that_is_no_anchor_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "anchors.txt"
    append_anchor(path, Anchor(seq=1, digest="0" * 64, at="t"))
    path.write_bytes(path.read_bytes() + line)
    with pytest.raises(DamagedAnchors) as refusal:
        read_anchors(path)
    assert refusal.value.details == {"line": 2}
