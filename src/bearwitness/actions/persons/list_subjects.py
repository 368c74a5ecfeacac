"""List the subjects of whom open claims speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.positions import Matter
from bearwitness.casebook.rights import Role
from bearwitness.casebook.shown_claims import ShownClaim, claims_about
from bearwitness.casebook.source_states import SourceState, source_states
from bearwitness.casebook.subject_claims import decided_matters
from bearwitness.casebook.subject_pages import Wanted, subject_page


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectList:
    """One page.

    Attributes
    ----------
    subjects
        Identifiers in order.
    claims
        By subject, what is said of it.
    states
        By source.
    decided
        Matters on which a position holds.
    total
        How many subjects there are on all pages.
    """

    subjects: tuple[str, ...]
    claims: Mapping[str, tuple[ShownClaim, ...]]
    states: Mapping[str, SourceState]
    decided: frozenset[Matter]
    total: int


def list_subjects(casebook: Casebook, role: Role, wanted: Wanted, number: int = 1) -> SubjectList:
    """Return one page of subjects with their claims, as far as the role may read; the reading is logged.

    Raises
    ------
    NotAllowed
    """
    sight, now = Case(casebook, role).sight, datetime.now(UTC)
    with acting(casebook, "list_subjects", "search") as entry:
        subjects, total = subject_page(wanted, number, sight, now)
        claims = claims_about(subjects, sight, now)
        states = source_states({each.source_id for each in claims}, now)
        entry.detail.update(kind=wanted.kind, subjects=len(subjects))
    by_subject: dict[str, list[ShownClaim]] = {subject: [] for subject in subjects}
    for each in claims:
        by_subject[each.claim.subject_id].append(each)
    return SubjectList(
        subjects=tuple(subjects),
        claims={subject: tuple(own) for subject, own in by_subject.items()},
        states=states,
        decided=decided_matters([each.claim.id for each in claims]),
        total=total,
    )
