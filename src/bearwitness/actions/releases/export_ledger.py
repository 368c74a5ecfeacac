"""Write what left into the ledger, which stands outside the database."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

from bearwitness.casebook import layout
from bearwitness.casebook.ledger_lines import LedgerLine, ledger_lines
from bearwitness.casebook.models import ReleaseRow
from bearwitness.casebook.withdrawn_releases import recorded_withdrawals
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.release.planning.plan import Plan
from bearwitness.vault.durable import append_line


def export_ledger(folder: Path) -> None:
    """Bring the ledger up to date: an export without secrets of the releases that the database holds.

    That one is for a recipient is said, not for whom: the file lies open, and would tell with whom a team works. A
    withdrawal is a line of its own, with its day and no reason.
    """
    ledger = folder / layout.LEDGER
    held = set(ledger_lines(ledger.read_bytes() if ledger.exists() else b""))
    for row in ReleaseRow.objects.select_related("plan").order_by("at", "id"):
        if LedgerLine(release=row.id, manifest=row.bundle_digest) not in held:
            at = row.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
            plan = read_plan(row.plan.text)
            line = {"format": 1, "release": row.id, "at": at, "plan": row.plan.digest}
            if isinstance(plan, Plan) and plan.recipient is not None:
                line["audience"] = plan.audience
            append_line(ledger, json.dumps({**line, "manifest": row.bundle_digest}))
    for name, day in recorded_withdrawals().items():
        manifest = ReleaseRow.objects.values_list("bundle_digest", flat=True).get(id=name)
        if LedgerLine(release=name, manifest=manifest, withdrawn=day) not in held:
            line = {"format": 1, "release": name, "withdrawn": day}
            append_line(ledger, json.dumps({**line, "manifest": manifest}))
