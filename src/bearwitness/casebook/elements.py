"""What speaks for and against the legal elements, read from the codebook's own mapping."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from django.db.models import Q, QuerySet

from bearwitness.casebook.models import Assessment, Claim
from bearwitness.casebook.records import claim_record
from bearwitness.domain.age import Age
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.elements import AssessmentRecord, Cited, ElementRow, ElementsSheet
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.term import Term
from bearwitness.domain.trace import Trace
from bearwitness.domain.verdict import Verdict

ELEMENTS = "legal_element"
CHILD = "PalermoChild"
NOT_FOR_A_CHILD = "PalermoMeans"
RULES = frozenset({CHILD, "PalermoChildRule", "PalermoConsentIrrelevant"})
"""Circumstances and rules, not elements that have to be there."""
AGE = "age_when_trafficked"


def elements_sheet(
    person_id: str,
    claims: QuerySet[Claim],
    readable: QuerySet[Claim],
    trace: Callable[[Collection[str]], Sequence[Trace]],
) -> ElementsSheet:
    """The sheet of one person, from her own claims and those on the episodes that she underwent.

    Parameters
    ----------
    person_id
        The person's pseudonym.
    claims
        Standing claims that the consent gate has let through.
    readable
        All claims that it has let through, retracted ones too: a reason is shown only where all that it weighed is.
    trace
        How claims are followed to passages and files.
    """
    episodes = claims.filter(property="undergone_by", value__subject_id=person_id, against=False)
    about = claims.filter(Q(subject=person_id) | Q(subject__in=episodes.values("subject")))
    records = [claim_record(row) for row in about.select_related("retraction").order_by("at", "id")]
    traces = {each.claim_id: each for each in trace([each.id for each in records])}
    cited = [Cited(claim=each, trace=traces[each.id]) for each in records if each.id in traces]
    child = _child(cited)
    latest = {row.element: row for row in Assessment.objects.filter(person=person_id).order_by("at", "id")}
    weighed = {each for row in latest.values() for each in row.claims}
    shown = frozenset(readable.filter(id__in=weighed).values_list("id", flat=True))
    rows = [_row(code, cited, child, latest, shown) for code in codebook().codes(ELEMENTS)]
    return ElementsSheet(person_id=person_id, child=child, rows=tuple(rows))


def supported(claim: ClaimRecord) -> tuple[str, ...]:
    """Elements that the value of a claim bears on, by the codebook's mapping."""
    book, value = codebook(), claim.value
    if isinstance(value, Term):
        return (value.code,) if value.list == ELEMENTS else book.elements(value.list, value.code)
    band = book.property(claim.property).band
    if not band or not isinstance(value, Age | PartialDate):
        return ()
    code = book.band(band, value)
    return () if code is None else book.elements(band, code)


def _row(
    element: str,
    cited: Sequence[Cited],
    child: Verdict,
    latest: Mapping[str, Assessment],
    shown: frozenset[str],
) -> ElementRow:
    bearing = [each for each in cited if element in supported(each.claim)]
    weighed = {each.claim.id for each in bearing}
    row = latest.get(element)
    return ElementRow(
        element=element,
        needed=_needed(element, child),
        supporting=tuple(each for each in bearing if not each.claim.against),
        opposing=tuple(each for each in bearing if each.claim.against),
        assessment=None if row is None else assessment_record(row, weighed, shown),
    )


def _needed(element: str, child: Verdict) -> Verdict:
    if element == NOT_FOR_A_CHILD:
        return ~child
    return Verdict.NO if element in RULES else Verdict.YES


def _child(cited: Sequence[Cited]) -> Verdict:
    """Certain only where every claim on the age says so."""
    said = [each.claim for each in cited if CHILD in supported(each.claim)]
    ages = [each.claim for each in cited if each.claim.property == AGE]
    if not said:
        return Verdict.MAYBE if any(_spans_bands(each) for each in ages) else Verdict.NO
    alike = all(CHILD in supported(each) for each in ages) and not any(each.against for each in said)
    return Verdict.YES if alike else Verdict.MAYBE


def _spans_bands(claim: ClaimRecord) -> bool:
    return isinstance(claim.value, Age) and codebook().band("age_band", claim.value) is None


def assessment_record(
    row: Assessment, bearing: Collection[str], readable: frozenset[str]
) -> AssessmentRecord:
    """An assessment, and whether the claims that bear on its element are still those weighed.

    Its reason is empty unless every claim that was weighed is readable: a reason may repeat what they say.
    """
    return AssessmentRecord(
        id=row.id,
        person_id=row.person_id,
        element=row.element,
        standard=row.standard,
        reason=row.reason if readable.issuperset(row.claims) else "",
        claims=tuple(row.claims),
        at=row.at,
        by=row.by,
        overtaken=set(row.claims) != set(bearing),
    )
