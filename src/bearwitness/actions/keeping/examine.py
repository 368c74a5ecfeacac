"""Look over a casebook: the disk it stands on, its settings, its keyholders, its copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.forgotten import forgotten
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BackupRow, Erasure, Member
from bearwitness.casebook.speakers import roleless_seen
from bearwitness.casebook.state import database_state
from bearwitness.vault import ground, hygiene
from bearwitness.vault.keyring import Keyring

LEAST_FREE = 500
"""Megabytes under which room is short, besides twice what the casebook holds."""
BACKUP_DAYS = 7
DRILL_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to put right; its words are `vault.<key>` in the catalogues, with `value` filled in."""

    key: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found; dates are ISO days, or None where there was none."""

    findings: tuple[Finding, ...]
    sqlcipher: str
    keyholders: int
    custodians: int
    backup: str | None
    drill: str | None
    free: int


def examine(casebook: Casebook) -> Examined:
    """Look over an open casebook, and log that it was done.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "examine", "audit") as entry:
        keyring = Keyring.load(casebook.path / layout.KEYRING)
        state = database_state()
        findings = (
            *(Finding(key=f"doctor.{key}", value=value) for key, value in state.faults.items()),
            *_ground(casebook.path),
            *_keyring(keyring),
            *_copies(),
            *_stopped(casebook),
            *_uncounted(casebook),
        )
        entry.detail["findings"] = len(findings)
    return Examined(
        findings=findings,
        sqlcipher=state.sqlcipher,
        keyholders=len(keyring.keyholders()),
        custodians=len(keyring.custodians()),
        backup=_last("backup", "pack"),
        drill=_last("drill"),
        free=ground.free_megabytes(casebook.path),
    )


def _stopped(casebook: Casebook) -> Iterator[Finding]:
    if not forgotten(casebook).settled():
        yield Finding(key="doctor.ReleasesStopped")


def _uncounted(casebook: Casebook) -> Iterator[Finding]:
    """Of what the actor sees; who keeps accounts alone is told nothing of the case."""
    if number := roleless_seen(casebook, datetime.now(UTC)):
        yield Finding(key="doctor.Roleless", value=str(number))


def _ground(folder: Path) -> Iterator[Finding]:
    yield from (Finding(key=f"warnings.{code}") for code in hygiene.warnings())
    free = ground.free_megabytes(folder)
    if free < max(LEAST_FREE, 2 * ground.size_megabytes(folder)):
        yield Finding(key="doctor.LowSpace", value=str(free))
    if reached := ground.open_to_others(folder):
        yield Finding(key="doctor.OpenToOthers", value=str(reached))
    if kind := ground.network_file_system(folder):
        yield Finding(key="doctor.NetworkDisk", value=kind)


def _keyring(keyring: Keyring) -> Iterator[Finding]:
    if len(keyring.custodians()) == 1:
        yield Finding(key="doctor.OneCustodian")
    if keyring.file.recovery is None:
        yield Finding(key="doctor.NoShares" if len(keyring.custodians()) > 1 else "doctor.NoSharesYet")
    without = set(keyring.keyholders()) - set(Member.objects.values_list("name", flat=True))
    if without:
        yield Finding(key="doctor.KeyWithoutRole", value=str(len(without)))


def _copies() -> Iterator[Finding]:
    today = datetime.now(UTC).date()
    for kinds, name, days in ((("backup", "pack"), "Backup", BACKUP_DAYS), (("drill",), "Drill", DRILL_DAYS)):
        last = _last(*kinds)
        if last is None:
            yield Finding(key=f"doctor.No{name}")
        elif (age := (today - datetime.fromisoformat(last).date()).days) > days:
            yield Finding(key=f"doctor.Old{name}", value=str(age))
    overdue = BackupRow.objects.filter(kept_until__lt=today).count()
    if overdue:
        yield Finding(key="doctor.CopiesOverdue", value=str(overdue))
    waiting = Erasure.objects.filter(erased_at=None).count()
    if waiting:
        yield Finding(key="doctor.ErasuresWaiting", value=str(waiting))


def _last(*kinds: str) -> str | None:
    """Day of the last whole copy."""
    rows = BackupRow.objects.filter(kind__in=kinds, seconds__isnull=False)
    at = rows.order_by("-at").values_list("at", flat=True).first()
    return at.date().isoformat() if at else None
