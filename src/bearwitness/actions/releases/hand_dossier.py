"""Hand an approved dossier to its recipient: one file that nobody else can open."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bearwitness.actions.errors import NoSuchPlan, NotWritten
from bearwitness.actions.out_folder import out_folder
from bearwitness.actions.releases.contents import gather_dossier
from bearwitness.actions.releases.proposed import approvers, latest, proposed
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import HandedCopy, Source
from bearwitness.domain.dossier import Dossier
from bearwitness.domain.identifiers import new_identifier
from bearwitness.release.dossier.bag import bag
from bearwitness.release.dossier.dossier import contents, dossier_files
from bearwitness.release.errors import BundleExists, TooFewApprovers
from bearwitness.release.gate import APPROVERS
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.vault.border import seal_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """The sealed file, and its SHA-256 for the letter that goes with it."""

    path: Path
    sha256: str
    sources: int


def hand_dossier(casebook: Casebook, digest: str, out: Path) -> Handed:
    """Write ``out/dossier-....tar.age``: a BagIt bag, sealed to the recipient's key.

    The casebook records the copy of every source first, so that it can be asked back by name, and writes then.

    Raises
    ------
    NotAllowed
    NoSuchPlan, PlanOvertaken
        Nobody proposed such a dossier, or consent or coding has changed since.
    TooFewApprovers
        Fewer than two different persons approved it.
    NoSuchItem, BadValue
    NotWritten
        The file could not be written.
    """
    row = latest(digest)
    plan = read_plan(row.text) if row is not None else None
    if not isinstance(plan, DossierPlan):
        raise NoSuchPlan
    at, name = datetime.now(UTC), new_identifier("R")
    path = out / f"dossier-{name}.tar.age"
    if os.path.lexists(path):
        raise BundleExists
    with acting(casebook, "hand_dossier", "release") as entry:
        dossier = gather_dossier(casebook, "hand_dossier", plan)
        agreed = approvers(proposed(digest, contents(dossier)))
        if len(agreed) < APPROVERS:
            raise TooFewApprovers(needed=APPROVERS, number=len(agreed))
        out_folder(out)
        sealed = seal_bytes(_bagged(dossier, plan, name, at), [plan.key])
        sha256 = hashlib.sha256(sealed).hexdigest()
        _record(dossier, plan, sha256, casebook.actor, at)
        entry.object = name
        entry.detail.update(digest=sha256, sources=len(dossier.sources))
    try:
        path.write_bytes(sealed)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise NotWritten(release=name) from error
    return Handed(path=path, sha256=sha256, sources=len(dossier.sources))


def _bagged(dossier: Dossier, plan: DossierPlan, name: str, at: datetime) -> bytes:
    info = {
        "Bagging-Date": at.date().isoformat(),
        "External-Identifier": name,
        "External-Description": plan.purpose,
        "Contact-Name": "withheld; answer by the way on which this came",
        "Bag-Software-Agent": "Bearwitness",
    }
    return bag(f"dossier-{name}", dossier_files(dossier, plan.language), info)


def _record(dossier: Dossier, plan: DossierPlan, sha256: str, by: str, at: datetime) -> None:
    """One row a source: a withdrawal finds the recipient and drafts the letter."""
    for each in Source.objects.filter(id__in=[one.id for one in dossier.sources]).order_by("id"):
        HandedCopy.objects.create(
            source=each, recipient=plan.recipient, language=plan.language, sha256=sha256, at=at, by=by
        )
