"""Build the bundle of an approved plan."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bearwitness.actions.errors import NotWritten
from bearwitness.actions.keys.signing import signing_seed
from bearwitness.actions.out_folder import out_folder
from bearwitness.actions.releases.draw_synthetic import draw_synthetic
from bearwitness.actions.releases.export_ledger import export_ledger
from bearwitness.actions.releases.gather_release import Gathered, gather_release
from bearwitness.actions.releases.proposed import approvers, guards_of, planned, proposed
from bearwitness.actions.releases.second_looks import require_second_looks
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import HandedCopy, ReleaseRow
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.release import Release
from bearwitness.release.additions import with_images, with_loss, with_synthetic
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.bundle import bundle_files, write_bundle, write_sealed
from bearwitness.release.bundle.folder import KEY, MANIFEST
from bearwitness.release.bundle.signature import fingerprint
from bearwitness.release.dossier.archive import tar_of
from bearwitness.release.errors import BundleExists, TooFewApprovers
from bearwitness.release.gate import assemble
from bearwitness.release.planning.audience import Recipient
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.copies import require_copies
from bearwitness.vault.border import seal_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What left, and the fingerprint that readers should get by another way.

    Attributes
    ----------
    path
        The folder; for one recipient the sealed file.
    sealed
        SHA-256 of the sealed file, for the letter that goes with it; empty where the release is for everybody.
    """

    release: Release
    fingerprint: str
    path: Path
    sealed: str


def build_release(casebook: Casebook, digest: str, out: Path) -> Built:
    """Write ``out/release/`` from what consent lets be counted now; for one recipient ``out/release-....tar.age``.

    The sealed file holds the same folder, and nothing of it touches the disk unsealed. Its recipient is recorded as
    holding a copy, so that it can be asked back.

    The casebook records the release before the folder is written: what may have left is never unknown to it.

    Raises
    ------
    NotAllowed
    ReleasesForgotten
        The casebook was put back, or holds less than its ledger and anchors name, and two persons have not said what left.
    NoSuchPlan, PlanOvertaken
        Nobody proposed it, or consent or coding has changed since; the last look is taken with the release itself.
    TooFewApprovers
        Fewer than two different persons approved the plan.
    NotLookedAt
        An approver who did not propose the plan has still to look at a quote.
    BundleExists
    TooLittleNoise
        Exact numbers and synthetic data would tell of few persons together.
    TooFewForSynthetic, BudgetSpent, NotConverged, RuleBroken
        There is no synthetic data that may leave; see `draw_synthetic`.
    CopiesDisagree
        A file does not repeat what passed the gate; nothing is recorded.
    NotWritten
        The folder could not be written.
    """
    if os.path.lexists(out / "release"):
        raise BundleExists
    require(casebook, "build_release", "release")
    plan = planned(digest)
    gathered = gather_release(casebook, "build_release", plan)
    row = _standing(digest, plan, gathered)
    assembled = _passed(row, plan, gathered)
    out_folder(out)
    made = draw_synthetic(casebook, row, plan, gathered)
    if made is not None:
        assembled = with_synthetic(assembled, plan, made)
    release, files = assembled.release, bundle_files(assembled, signing_seed())
    require_copies(files.get, release)
    with acting(casebook, "build_release", "release") as entry:
        now = gather_release(casebook, "build_release", plan)
        row = _standing(digest, plan, replace(now, charges=gathered.charges))
        if (number := len(set(approvers(row)))) < release.approvals:
            raise TooFewApprovers(needed=release.approvals, number=number)
        digest_of = hashlib.sha256(files[MANIFEST]).hexdigest()
        snapshot = json.dumps(assembled.snapshot.to_json())
        kept = ReleaseRow.objects.create(
            id=release.id,
            plan=row,
            at=datetime.fromisoformat(release.at),
            bundle_digest=digest_of,
            snapshot=snapshot,
        )
        sealed = _sealed(kept, plan.recipient, files, casebook.actor) if plan.recipient else b""
        entry.object = release.id
        entry.detail["digest"] = digest_of
        if guards := guards_of(plan):
            entry.detail["weakened"] = guards
    return _written(casebook.path, release, files, sealed, out)


def _passed(row: PlanRow, plan: Plan, gathered: Gathered) -> Assembled:
    """What of the plan the gate lets through, but for synthetic data: those are drawn only once all else has passed."""
    assembled = assemble(
        plan,
        gathered.rows,
        gathered.captures,
        gathered.kept_out,
        at=datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        release_id=new_identifier("R"),
        approvers=approvers(row),
        earlier=gathered.earlier,
        quotable=gathered.quotable,
        payments=gathered.payments,
        linked=gathered.linked,
        drawn=gathered.drawn,
    )
    return with_images(with_loss(assembled, lost=gathered.lost), plan, gathered.images)


def _standing(digest: str, plan: Plan, gathered: Gathered) -> PlanRow:
    """The proposal, as long as what was approved is what is gathered, and every quote was looked at again."""
    row = proposed(digest, gathered.digest())
    require_second_looks(row, plan)
    return row


def _written(folder: Path, release: Release, files: Mapping[str, bytes], sealed: bytes, out: Path) -> Built:
    try:
        export_ledger(folder)
        path = write_sealed(sealed, release.id, out) if sealed else write_bundle(files, out)
    except OSError as error:
        raise NotWritten(release=release.id) from error
    return Built(
        release=release,
        fingerprint=fingerprint(files[KEY]),
        path=path,
        sealed=hashlib.sha256(sealed).hexdigest() if sealed else "",
    )


def _sealed(row: ReleaseRow, to: Recipient, files: Mapping[str, bytes], by: str) -> bytes:
    """The bundle as one sealed file; whoever gets it is recorded in the same transaction."""
    content = seal_bytes(tar_of("release", files), [to.key])
    HandedCopy.objects.create(
        release=row,
        recipient=to.recipient,
        language=to.language,
        sha256=hashlib.sha256(content).hexdigest(),
        at=row.at,
        by=by,
    )
    return content
