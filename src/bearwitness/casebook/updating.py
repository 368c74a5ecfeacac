"""Bring a casebook that an older version wrote up to date: whole, or as it was.

An entry of the record comes first; then a copy of each database that will change, encrypted under its own key; then
the identity store changes in one transaction, and the case database in another, which also holds the entry that it is
done. A crash at any moment leaves each database as it was or as it shall be, and the next opening goes on from there.
The copies stand until all is done. Originals never change.
"""

from __future__ import annotations

import os
import pkgutil
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from bearwitness.casebook import database, layout
from bearwitness.casebook.errors import NewerCasebook, UpdatePending
from bearwitness.casebook.identity.router import ALIAS, APP
from bearwitness.casebook.refusals import database_refusals
from bearwitness.vault import audit, durable, store
from bearwitness.vault.anchor import append_anchor
from bearwitness.vault.data_keys import DataKeys, KeyName
from bearwitness.vault.errors import DamagedStore

BEFORE = ".before-update"
"""Ends the name of the copy that is kept while a database changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One database: its key, Django's name for it, and the application whose tables it holds."""

    key: KeyName
    alias: str
    app: str


_NAMES = _Part(key="identities", alias=ALIAS, app=APP)
_CASE = _Part(key="casebook", alias="default", app="casebook")


def bring_up_to_date(path: Path, keys: DataKeys, actor: str) -> bool:
    """Change what an older version wrote; return whether there was anything. Only under the casebook's lock.

    The case database is attached already; nothing of it may have been read through the models before.

    Raises
    ------
    NewerCasebook
        A newer version wrote it. Nothing was changed.
    UpdatePending
        The identity store must change too, and these keys are not a custodian's. Nothing was changed.
    DamagedStore, CannotWrite
        Nothing was changed, or the copies stand and the next opening goes on.
    """
    files = layout.databases(path)
    kept_apart = files["identities"].exists()
    with database_refusals(), _attached(files["identities"], keys if kept_apart else None):
        parts = (_NAMES, _CASE) if ALIAS in connections.settings else (_CASE,)
        behind = [part for part in parts if _missing(part)]
        if behind and kept_apart and keys.identities is None:
            raise UpdatePending
        if behind:
            _update(path, keys, actor, behind)
    for file in files.values():
        _drop(file)
    return bool(behind)


@contextmanager
def _attached(file: Path, keys: DataKeys | None) -> Iterator[None]:
    """Hold the identity store open where it is there and these keys open it."""
    key = None if keys is None else keys.identities
    if key is None:
        yield
        return
    database.attach_identities(file, lambda: key)
    try:
        yield
    finally:
        database.detach_identities()


def _missing(part: _Part) -> set[str]:
    """Migrations that the database lacks."""
    recorded = MigrationRecorder(connections[part.alias]).applied_migrations()
    applied = {name for app, name in recorded if app == part.app}
    folder = Path(apps.get_app_config(part.app).path) / "migrations"
    known = {each.name for each in pkgutil.iter_modules([str(folder)])}
    if applied - known:
        raise NewerCasebook
    return known - applied


def _update(path: Path, keys: DataKeys, actor: str, behind: list[_Part]) -> None:
    files = layout.databases(path)
    detail = {part.key: len(_missing(part)) for part in behind}
    with transaction.atomic(durable=True):
        begun = _log(actor, "update_casebook", detail)
    append_anchor(path / layout.ANCHORS, begun.anchor())
    for part in behind:
        key = keys.casebook if part is _CASE else keys.identities
        if key is not None:
            _keep(files[part.key], key, part.alias)
    if _NAMES in behind:
        with _changing(_NAMES):
            pass
    with _changing(_CASE):
        done = _log(actor, "updated_casebook", detail)
    append_anchor(path / layout.ANCHORS, done.anchor())


@contextmanager
def _changing(part: _Part) -> Iterator[None]:
    """Apply what one database lacks, and the body, in one transaction."""
    connection = connections[part.alias]
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=part.alias, durable=True):
            call_command("migrate", part.app, database=part.alias, verbosity=0, interactive=False)
            connection.check_constraints()
            yield
    finally:
        connection.enable_constraint_checking()
    database.settle(part.alias)


def _log(actor: str, verb: str, detail: dict[KeyName, int]) -> audit.AuditEntry:
    with connections[_CASE.alias].cursor() as cursor:
        return audit.append(cursor, actor, verb, "", {str(key): number for key, number in detail.items()})


def _keep(file: Path, key: bytes, alias: str) -> None:
    """Copy one database beside itself, after its every page was checked."""
    with connections[alias].cursor() as cursor:
        if store.faults(cursor):
            raise DamagedStore
    coming = file.with_name(f".{file.name}.{secrets.token_hex(8)}{durable.TEMPORARY}")
    with durable.disk_refusals():
        try:
            store.snapshot(file, key, coming)
            with coming.open("rb") as copied:
                os.fsync(copied.fileno())
            coming.replace(file.with_name(file.name + BEFORE))
        except BaseException:
            with suppress(OSError):
                coming.unlink(missing_ok=True)
            raise
        durable.sync_folder(file.parent)


def _drop(file: Path) -> None:
    before = file.with_name(file.name + BEFORE)
    if before.exists():
        with durable.disk_refusals():
            before.unlink()
            durable.sync_folder(file.parent)
