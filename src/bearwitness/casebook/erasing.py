"""Delete one source and everything that rests on it, whatever tables there are.

What rests on a row is found in the database itself: by its foreign keys, by columns that are declared as wide as an
identifier and hold one that goes, and by the JSON lists in `LISTS`: a judgement goes with the first of the claims that
it weighed. Text that somebody typed is never a reference: whoever could write an identifier there would choose what
else goes. A table that is added later is covered without a word here, unless it has such a list. Triggers that refuse
deletion are lifted inside the transaction and put back as they were; nothing else in the house lifts them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bearwitness.casebook.errors import ErasureReachesFurther
from bearwitness.domain.identifiers import is_identifier

KEPT = frozenset({"audit_entry", "erasure", "release", "synthetic_charge", "backup", "linkage_run"})
"""Tables that tell what was done; they hold identifiers, hashes, keyed tokens and counts of whole lists, and no content."""
LOOSE = frozenset({("source", "derives_from_id"), ("retraction", "replaced_by_id"), ("interview", "earlier")})
"""References of rows that stand by themselves: they are emptied, or taken off the list, and the row stays."""
LISTS = frozenset({("position", "over"), ("assessment", "claims"), ("interview", "earlier")})
"""JSON columns that list identifiers."""
REFERENCE = "varchar(28)"
"""How a column of one identifier is declared."""
SILENT = frozenset({"subject", "interview"})
"""Tables that say nothing of a subject: a person of whom only these are left is gone, and her name with her."""
GONE = "IN (SELECT value FROM json_each(?))"


@dataclass(slots=True, kw_only=True)
class Doomed:
    """Row numbers that go, by table; sealed files that go with them; identifiers that must be nowhere afterwards."""

    rows: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    blobs: set[str] = field(default_factory=set)
    identifiers: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """Number of rows."""
        return sum(map(len, self.rows.values()))


class Eraser:
    """Works on one open database; `connection` is the vault's, inside a transaction when `erase` is called."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        listed = connection.execute("PRAGMA table_list").fetchall()
        names = {row[1] for row in listed if row[0] == "main" and row[2] == "table"}
        self._tables = sorted(name for name in names if not name.startswith("sqlite_") and name not in KEPT)
        self._columns = {table: self._text_columns(table) for table in self._tables}
        self._references = {table: self._reference_columns(table) for table in self._tables}
        self._links = [link for table in self._tables for link in self._links_of(table)]

    def resting_on(self, identifiers: Iterable[str]) -> Doomed:
        """Everything that rests on rows with these identifiers, and subjects of whom nobody else speaks.

        Raises
        ------
        ErasureReachesFurther
            A second source would go: derivation takes none along, so that something is wrong with the references.
        """
        doomed = Doomed(identifiers=set(identifiers))
        self._spread(doomed)
        while orphans := self._orphans(doomed):
            doomed.identifiers |= orphans
            self._spread(doomed)
        if len(doomed.rows.get("source", ())) > 1:
            raise ErasureReachesFurther
        return doomed

    def erase(self, doomed: Doomed) -> None:
        """Delete the rows; foreign keys are checked when the transaction commits."""
        run = self._connection.execute
        run("PRAGMA defer_foreign_keys = ON")
        refusals = self._refusals(doomed)
        for name, _ in refusals:
            run(f'DROP TRIGGER "{name}"')
        gone = json.dumps(sorted(doomed.identifiers))
        for table, column in LOOSE:
            if column in self._columns.get(table, ()):
                self._let_go(table, column, gone)
        for table, rows in doomed.rows.items():
            chosen = json.dumps(sorted(rows))
            run(f'DELETE FROM "{table}" WHERE rowid IN (SELECT value FROM json_each(?))', (chosen,))  # noqa: S608
        for _, sql in refusals:
            run(sql)

    def _spread(self, doomed: Doomed) -> None:
        """Follow identifiers and foreign keys until nothing more is found."""
        before = -1
        while before != doomed.count:
            before = doomed.count
            gone = json.dumps(sorted(doomed.identifiers))
            for table in self._tables:
                for column in self._references[table]:
                    if (table, column) not in LOOSE:
                        self._take(doomed, table, self._holding(table, column), gone)
            for table, column, parent, key in self._links:
                if doomed.rows.get(parent) and (table, column) not in LOOSE:
                    values = self._values(parent, key, doomed.rows[parent])
                    self._take(doomed, table, f'"{column}" {GONE}', json.dumps(values))

    def _holding(self, table: str, column: str) -> str:
        """Condition for rows whose column is one of the identifiers, or lists one."""
        if (table, column) in LISTS:
            return f'EXISTS (SELECT 1 FROM json_each("{column}") WHERE value {GONE})'  # noqa: S608
        return f'"{column}" {GONE}'

    def _let_go(self, table: str, column: str, gone: str) -> None:
        rest, values = "NULL", [gone]
        if (table, column) in LISTS:
            rest = f'(SELECT json_group_array(value) FROM json_each("{column}") WHERE NOT value {GONE})'  # noqa: S608
            values = [gone, gone]
        where = self._holding(table, column)
        self._connection.execute(f'UPDATE "{table}" SET "{column}" = {rest} WHERE {where}', values)  # noqa: S608

    def _take(self, doomed: Doomed, table: str, where: str, values: str) -> None:
        found = self._connection.execute(f'SELECT rowid FROM "{table}" WHERE {where}', (values,))  # noqa: S608
        fresh = {row[0] for row in found.fetchall()} - doomed.rows[table]
        if not fresh:
            return
        doomed.rows[table] |= fresh
        if "id" in self._columns[table]:
            doomed.identifiers |= {v for v in self._values(table, "id", fresh) if is_identifier(str(v))}
        if "blob_id" in self._columns[table]:
            doomed.blobs |= set(self._values(table, "blob_id", fresh))

    def _orphans(self, doomed: Doomed) -> set[str]:
        """Subjects that doomed rows refer to and no other row mentions."""
        if "subject" not in self._columns:
            return set()
        links = [link for link in self._links if link[2] == "subject" and doomed.rows.get(link[0])]
        spoken = {v for table, column, _, _ in links for v in self._values(table, column, doomed.rows[table])}
        return {each for each in spoken - doomed.identifiers if each and not self._mentioned(each, doomed)}

    def _mentioned(self, identifier: str, doomed: Doomed) -> bool:
        return any(
            self._connection.execute(
                f'SELECT 1 FROM "{table}" WHERE instr("{column}", ?)'  # noqa: S608
                " AND rowid NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
                (identifier, json.dumps(sorted(doomed.rows.get(table, ())))),
            ).fetchone()
            for table in self._tables
            if table not in SILENT
            for column in self._columns[table]
        )

    def _refusals(self, doomed: Doomed) -> list[tuple[str, str]]:
        """Triggers that refuse, on tables that lose rows or references."""
        touched = {table for table, rows in doomed.rows.items() if rows} | {table for table, _ in LOOSE}
        listed = self._connection.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND instr(sql, 'RAISE(ABORT')"
        )
        return [(name, sql) for name, table, sql in listed.fetchall() if table in touched - KEPT]

    def _values(self, table: str, column: str, rows: set[int]) -> list[Any]:
        found = self._connection.execute(
            f'SELECT "{column}" FROM "{table}" WHERE rowid IN (SELECT value FROM json_each(?))',  # noqa: S608
            (json.dumps(sorted(rows)),),
        )
        return sorted({row[0] for row in found.fetchall() if row[0] is not None})

    def _text_columns(self, table: str) -> list[str]:
        listed = self._connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        return [row[1] for row in listed if str(row[2]).lower().startswith(("varchar", "char", "text"))]

    def _reference_columns(self, table: str) -> list[str]:
        listed = self._connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        return [row[1] for row in listed if str(row[2]).lower() == REFERENCE or (table, row[1]) in LISTS]

    def _links_of(self, table: str) -> Iterator[tuple[str, str, str, str]]:
        """Child table and column, parent table and column, of each foreign key."""
        for row in self._connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            yield table, row[3], row[2], row[4] or "id"
