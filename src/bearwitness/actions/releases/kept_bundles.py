"""Bundles that were built at the pages: they stand beside the casebook, as they left it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bearwitness.actions.errors import WithdrawnSince
from bearwitness.actions.keys.signing import signing_seed
from bearwitness.actions.linking.errors import ListClosedSince
from bearwitness.actions.releases.asked_back import AskedBack
from bearwitness.actions.releases.build_release import Built, build_release
from bearwitness.actions.require_remembered import require_remembered
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import ReleaseRow
from bearwitness.casebook.withdrawn_releases import recorded_withdrawals
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.release import Release
from bearwitness.release.bundle.bundle import sealed_name
from bearwitness.release.bundle.folder import (
    KEY,
    MANIFEST,
    RECEIPTS,
    SIGNATURE,
    compare,
    entries,
    parse,
    read,
)
from bearwitness.release.bundle.signature import fingerprint, public_pem, signing_key
from bearwitness.release.errors import BundleDoesNotHold, ReleaseWithdrawn
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.release.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRelease:
    """A release, with the files of its bundle where it was built at the pages, or the one that is sealed to its recipient.

    Attributes
    ----------
    closed
        Whom it counts, quotes or shows and who have withdrawn since, or taken back that they be.
    lists_closed
        It holds an estimate on linked lists, of which one, or a row of one, may not be counted any more.
    called_back
        Day since which it is withdrawn as a whole; empty while it stands.
    noticed
        Whether the database holds that, so that there is a notice; else only the ledger says it.
    plan
        What was approved.
    open_quotes
        Passages that it quotes and that may be quoted at this moment.
    fingerprint
        Of the key which signed it; empty where no file is here.
    """

    id: str
    at: datetime
    manifest: str
    digest: str
    closed: int
    lists_closed: bool
    called_back: str
    noticed: bool
    plan: Plan | DossierPlan
    open_quotes: frozenset[str]
    files: dict[str, bytes]
    sealed: bytes
    fingerprint: str

    @property
    def shut(self) -> bool:
        """Whether its files are handed out no longer."""
        return self.closed > 0 or self.lists_closed or bool(self.called_back)

    def release(self) -> Release:
        """What it says, as its receipts hold it, without the quotes that are not open now."""
        told = Release.from_json(parse(self.files[RECEIPTS])["release"])
        planned = [each.passage for each in self.plan.quotes] if isinstance(self.plan, Plan) else []
        asked = zip(told.quotes, planned, strict=True)
        return replace(told, quotes=tuple(each for each, passage in asked if passage in self.open_quotes))


def bundles_folder(casebook: Casebook) -> Path:
    """Where they stand: what was approved for everybody as it is, what is for one recipient sealed to that one."""
    return casebook.path.with_suffix(".releases")


def build_kept(casebook: Casebook, digest: str) -> Built:
    """Build an approved plan into a folder of its own beside the casebook.

    Raises
    ------
    NotAllowed, RiskOverdue
    NoSuchPlan, PlanOvertaken
    TooFewApprovers
    NoOutFolder, NotWritten
    """
    require(casebook, "build_release", "release")
    out = bundles_folder(casebook) / new_identifier("R")
    try:
        return build_release(casebook, digest, out)
    finally:
        if out.is_dir() and not any(out.iterdir()):
            out.rmdir()


def kept_release(casebook: Casebook, release_id: str) -> KeptRelease:
    """Show one release, with its files where they are here; the look is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
    BundleDoesNotHold
        Somebody changed its files.
    """
    with acting(casebook, "read_release", "release") as entry:
        row = ReleaseRow.objects.select_related("plan").filter(id=release_id).first()
        if row is None:
            raise NoSuchItem
        entry.object = row.id
        files, sealed = _files(casebook, row.bundle_digest), _sealed(casebook, row)
        plan, back = read_plan(row.plan.text), AskedBack(casebook, "read_release", row.at)
        return KeptRelease(
            id=row.id,
            at=row.at,
            manifest=row.bundle_digest,
            digest=row.plan.digest,
            closed=back.closed(row, plan),
            lists_closed=back.lists_closed(row, plan),
            called_back=back.called_back(row),
            noticed=row.id in recorded_withdrawals(),
            plan=plan,
            open_quotes=back.open_quotes(plan),
            files=files,
            sealed=sealed,
            fingerprint=_owner(files, sealed),
        )


def handed_out(casebook: Casebook, release_id: str) -> KeptRelease:
    """One release whose files may still go to somebody; the look is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
    ReleasesForgotten
        So that a withdrawal may be forgotten too.
    BundleDoesNotHold
    WithdrawnSince
        Somebody whom it counts, quotes or shows has withdrawn, or has taken back that she be.
    ReleaseWithdrawn
    ListClosedSince
        A list behind its estimate, or a row of one, may not be counted any more.
    """
    require(casebook, "read_release", "release")
    require_remembered(casebook)
    found = kept_release(casebook, release_id)
    if found.called_back:
        raise ReleaseWithdrawn(date=found.called_back)
    if found.closed:
        raise WithdrawnSince(number=found.closed)
    if found.lists_closed:
        raise ListClosedSince
    return found


def _owner(files: dict[str, bytes], sealed: bytes) -> str:
    if files:
        return fingerprint(files[KEY])
    return fingerprint(public_pem(signing_key(signing_seed()).public_key())) if sealed else ""


def _sealed(casebook: Casebook, row: ReleaseRow) -> bytes:
    """The file for its recipient; none where it stands elsewhere, or the release is for everybody."""
    handed = set(row.copies.values_list("sha256", flat=True))
    for path in sorted(bundles_folder(casebook).glob(f"*/{sealed_name(row.id)}")):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() not in handed:
            raise BundleDoesNotHold(number=1)
        return content
    return b""


def _files(casebook: Casebook, manifest: str) -> dict[str, bytes]:
    """Every file of the bundle with this manifest; none where it stands elsewhere."""
    for folder in sorted(bundles_folder(casebook).glob("*/release")):
        content = read(folder, MANIFEST)
        if content is None or hashlib.sha256(content).hexdigest() != manifest:
            continue
        listed = entries(parse(content)) or ()
        if problems := compare(folder, listed, frozenset({MANIFEST, SIGNATURE})):
            raise BundleDoesNotHold(number=len(problems))
        names = [*(each.path for each in listed), MANIFEST, SIGNATURE]
        return {name: read(folder, name) or b"" for name in names}
    return {}
