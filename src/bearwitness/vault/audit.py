"""The audit chain: every entry holds the digest of the one before it.

The table `audit_entry` (made by the casebook) has the columns ``seq`` (integer, primary key) and ``at``, ``actor``,
``verb``, ``object``, ``detail``, ``previous``, ``digest`` (text). `append` writes through the cursor of the
action's own transaction, with ``%s`` marks as on a Django cursor; `verify` has no parameters and takes any cursor.
Begin the transaction as ``IMMEDIATE``: two writers can then never continue one head.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, Protocol

from bearwitness.domain.errors import BadValue
from bearwitness.vault.anchor import Anchor
from bearwitness.vault.audit_detail import Detail, canonical, detail_text, is_code
from bearwitness.vault.keyholder import keyholder_name

FORMAT = 1
GENESIS = "0" * 64
"""What the first entry holds as the digest before it."""

ProblemCode = Literal["edited", "missing", "unlinked", "cut_short", "off_anchor", "no_anchors"]
"""Words for each: `vault.audit.<code>` in the catalogues."""

_COLUMNS = "seq, at, actor, verb, object, detail, previous, digest"
_HEAD = "SELECT seq, digest FROM audit_entry ORDER BY seq DESC LIMIT 1"
_INSERT = f"INSERT INTO audit_entry ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"  # noqa: S608 (no data)
_ALL = (
    "SELECT seq, CAST(at AS TEXT), actor, verb, object, CAST(detail AS TEXT), previous, digest"
    " FROM audit_entry ORDER BY seq"
)


class Cursor(Protocol):
    """What is needed of a DB-API cursor."""

    def execute(self, sql: str, params: Any = ..., /) -> Any:
        """Run a statement."""

    def fetchone(self) -> Any:
        """Next row, or None."""

    def fetchmany(self, size: int = ..., /) -> list[Any]:
        """Next rows; none at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the record; `detail` is canonical JSON of identifiers, codes, counts and hashes only."""

    seq: int
    at: str
    actor: str
    verb: str
    object: str
    detail: str
    previous: str
    digest: str = ""

    def anchor(self) -> Anchor:
        """Anchor to keep outside once the entry is committed."""
        return Anchor(seq=self.seq, digest=self.digest, at=self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault at one entry."""

    code: ProblemCode
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """What a check found: number of entries, first wrong or missing entry, digest of the last entry, faults."""

    entries: int
    first_bad: int | None
    head: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether no entry is wrong or missing (that anchors are absent is said, but is no wrong entry)."""
        return self.first_bad is None


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 (hex) over the canonical JSON of all fields but the digest, and of the format."""
    tree = asdict(entry)
    del tree["digest"]
    return hashlib.sha256(canonical({"format": FORMAT, **tree}).encode("utf-8")).hexdigest()


def append(
    cursor: Cursor, actor: str, verb: str, object_id: str, detail: Detail, *, at: datetime | None = None
) -> AuditEntry:
    """Write the next entry in the transaction that the cursor is in.

    Parameters
    ----------
    cursor : Cursor
        Django's, inside the action's transaction.
    actor : str
        A keyholder's or a user's name.
    verb : str
        Code of the action, such as ``take_testimony``.
    object_id : str
        Identifier of what it was done to; empty where there is none.
    detail : mapping
        See `audit_detail`.
    at : datetime, optional
        Time with its zone; now, where it is not given.

    Raises
    ------
    BadValue
        A field could hold more than identifiers, codes, counts and hashes. The action must then not be done.
    """
    if not is_code(verb) or not (object_id == "" or is_code(object_id)):
        raise BadValue(kind="audit entry", example="take_testimony")
    cursor.execute(_HEAD)
    seq, previous = cursor.fetchone() or (0, GENESIS)
    entry = AuditEntry(
        seq=seq + 1,
        at=(at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds"),
        actor=keyholder_name(actor),
        verb=verb,
        object=object_id,
        detail=detail_text(detail),
        previous=previous,
    )
    values = {**asdict(entry), "digest": digest_of(entry)}
    cursor.execute(_INSERT, tuple(values.values()))
    return AuditEntry(**values)


def verify(cursor: Cursor, anchors: Iterable[Anchor]) -> AuditReport:
    """Check every entry, every link, and every anchor.

    Finds an edited, dropped, added or moved entry, a cut end and, by the anchors, a record that was rewritten whole
    or an older copy that was put back.
    """
    anchored: dict[int, set[str]] = {}
    for anchor in anchors:
        anchored.setdefault(anchor.seq, set()).add(anchor.digest)
    wanted = set(anchored)
    problems: list[Problem] = []
    expected, previous, entries = 1, GENESIS, 0
    cursor.execute(_ALL)
    while rows := cursor.fetchmany(1000):
        for row in rows:
            entry = AuditEntry(**dict(zip(_COLUMNS.split(", "), row, strict=True)))
            problems += _faults(entry, expected, previous, anchored.get(entry.seq))
            wanted.discard(entry.seq)
            entries, expected, previous = entries + 1, entry.seq + 1, entry.digest
    problems += [Problem(code="cut_short", seq=seq) for seq in sorted(wanted) if seq >= expected]
    first = min((each.seq for each in problems), default=None)
    if any(each.code == "cut_short" for each in problems):
        first = min(first or expected, expected)
    if entries and not anchored:
        problems.append(Problem(code="no_anchors", seq=0))
    return AuditReport(entries=entries, first_bad=first, head=previous, problems=tuple(problems))


def _faults(entry: AuditEntry, expected: int, previous: str, anchored: set[str] | None) -> Iterable[Problem]:
    if entry.seq != expected:
        yield Problem(code="missing", seq=expected)
    elif entry.previous != previous:
        yield Problem(code="unlinked", seq=entry.seq)
    if digest_of(entry) != entry.digest:
        yield Problem(code="edited", seq=entry.seq)
    if anchored is not None and anchored != {entry.digest}:
        yield Problem(code="off_anchor", seq=entry.seq)
