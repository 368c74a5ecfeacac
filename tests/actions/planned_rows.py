"""Plans and releases as rows of a casebook, in tests that ask what is made of them: no gate has seen these."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.casebook.models import ReleaseRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.release.planning.dossier_plan import read_plan

WORDS = "{en: Fictional, ko: 허구, zh: 虚构}"
HEAD = f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n"
TABLE = "tables: [{by: [exploitation], may_be_withheld: true}]\n"
COURT = "audience: {recipient: Fictional Court, key: age1fictional, language: en}\n"
IMAGE = f"images: [{{source: S-NONE, alt: {WORDS}}}]\n"
DOSSIER = "dossier: {recipient: Fictional Court, key: age1fictional, language: en, purpose: For it, persons: [P-ONE]}\n"


def proposal(by: str, text: str = HEAD + TABLE, contents: str = "c") -> PlanRow:
    """A plan that somebody has proposed."""
    return PlanRow.objects.create(
        id=new_identifier("R"),
        digest=read_plan(text).digest(),
        text=text,
        contents=contents,
        by=by,
        at=datetime.now(UTC),
    )


def release(by: str, text: str = HEAD + TABLE, at: datetime | None = None) -> ReleaseRow:
    """A release that left, with nobody in its snapshot."""
    return ReleaseRow.objects.create(
        id=new_identifier("R"),
        plan=proposal(by, text),
        at=at or datetime.now(UTC),
        bundle_digest="5" * 64,
        snapshot="{}",
    )
