"""Check the audit chain."""

from __future__ import annotations

from pathlib import Path

from bearwitness.casebook.acting import acting
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.audit import AuditReport
from bearwitness.vault.data_keys import DataKeys


def check_audit(path: Path, keys: DataKeys, *, actor: str) -> AuditReport:
    """Check every entry, link and anchor of the casebook at `path`, and log that it was done.

    The report speaks of the chain as it was found. A broken chain gets no new entry: nothing is to be built on it.

    Raises
    ------
    NotAllowed
        The actor has no role in this casebook.
    DamagedAnchors
        anchors.txt holds a line that is no anchor.
    """
    with open_casebook(path, keys, actor=actor) as casebook:
        report = check_chain(casebook)
        if report.ok:
            with acting(casebook, "check_audit", "audit") as entry:
                entry.detail["entries"] = report.entries
        return report
