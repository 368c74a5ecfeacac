"""The elements sheet: what speaks for and against each legal element, and what a person has concluded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.trace import Trace
from bearwitness.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRecord:
    """Somebody says, with a reason, which standard of proof an element has reached; the latest one holds.

    Attributes
    ----------
    element
        Code of ``legal_element``.
    standard
        Code of ``proof_standard``; empty where none is reached.
    reason
        Why; empty where a claim that was weighed may not be read.
    claims
        Those for and against the element when it was assessed.
    overtaken
        Whether other claims stand for or against it now.
    """

    id: str
    person_id: str
    element: str
    standard: str
    reason: str
    claims: tuple[str, ...]
    at: datetime
    by: str
    overtaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A claim with the way to its passage and its file."""

    claim: ClaimRecord
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRow:
    """One legal element.

    Attributes
    ----------
    needed
        Whether the element is needed: for a child no means is (Palermo Protocol, Article 3(c)).
    supporting, opposing
        What speaks for it and against it; neither proves anything.
    assessment
        The latest one; ``None`` where nobody has assessed it.
    """

    element: str
    needed: Verdict
    supporting: tuple[Cited, ...]
    opposing: tuple[Cited, ...]
    assessment: AssessmentRecord | None = None

    @property
    def missing(self) -> bool:
        """Whether no passage speaks for an element that is, or may be, needed."""
        return not self.supporting and self.needed is not Verdict.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementsSheet:
    """One person; every legal element that the codebook has, in its order.

    Attributes
    ----------
    child
        Whether the claims say that the person was under eighteen: *maybe*, where they disagree or leave it open.
    """

    person_id: str
    child: Verdict
    rows: tuple[ElementRow, ...]

    def row(self, element: str) -> ElementRow:
        """The row of an element, by its code."""
        return next(each for each in self.rows if each.element == element)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Every claim for or against an element, in order; one that bears on two stands twice."""
        return tuple(each for row in self.rows for each in (*row.supporting, *row.opposing))

    @property
    def missing(self) -> tuple[str, ...]:
        """Elements that no passage speaks for."""
        return tuple(each.element for each in self.rows if each.missing)
