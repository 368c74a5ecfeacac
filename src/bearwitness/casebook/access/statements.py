"""Through the door to what is claimed, on which sources, and what people made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q

from bearwitness.casebook.access.door import Door, some_of
from bearwitness.casebook.double_coding import open_codings, visible_codings
from bearwitness.casebook.elements import elements_sheet
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Claim, DoubleCoding, Review, Source, Subject
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.positions import position_records
from bearwitness.casebook.records import claim_record, source_record, subject_record
from bearwitness.casebook.reviews import review_record, unreviewed
from bearwitness.casebook.timed import timed_readings
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.consent import Scope
from bearwitness.domain.elements import ElementsSheet
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.review import ReviewRecord
from bearwitness.domain.source import ReadingRecord, SourceRecord
from bearwitness.domain.subject import SubjectRecord
from bearwitness.domain.trace import Trace


class Statements(Door):
    """Sources, subjects and claims, with their positions, reviews and traces."""

    def sources(self, scope: Scope) -> list[SourceRecord]:
        """Sources that are open as a whole, and that she sees."""
        rows = Source.objects.order_by("received_at", "id")
        return [source_record(row) for row in self._open(rows, self._checked(scope))]

    def subjects(self, scope: Scope) -> list[SubjectRecord]:
        """Subjects of whom an open, standing claim speaks."""
        spoken = self._standing(self._checked(scope)).values("subject")
        return [subject_record(row) for row in Subject.objects.filter(id__in=spoken).order_by("id")]

    def claims(self, scope: Scope) -> list[ClaimRecord]:
        """Open claims that nobody has retracted."""
        rows = self._standing(self._checked(scope)).select_related("retraction").order_by("at", "id")
        return [claim_record(row) for row in rows]

    def positions(self) -> list[PositionRecord]:
        """Positions on claims that the role may all read, superseded ones too."""
        readable = open_claims(Claim.objects.all(), self.sight, self._now())
        return position_records(frozenset(readable.values_list("id", flat=True)))

    def reviews(self) -> list[ReviewRecord]:
        """Reviews of the claims that the role may read, oldest first."""
        readable = open_claims(Claim.objects.all(), self.sight, self._now())
        rows = Review.objects.filter(claim__in=readable.values("id")).order_by("at", "id")
        return [review_record(row) for row in rows]

    def waiting_for_review(self, scope: Scope) -> list[ClaimRecord]:
        """Claims that no figure counts until a second person agrees."""
        rows = (
            unreviewed(self._standing(self._checked(scope))).select_related("retraction").order_by("at", "id")
        )
        return [claim_record(row) for row in rows]

    def blind_codings(self, coding_id: str) -> list[BlindCodingRecord]:
        """Codings of a double coding that stand in open words, as far as the actor's own part lets her see them."""
        open_ids = self._open(Source.objects.all(), self.sight).values("id")
        row = DoubleCoding.objects.filter(id=coding_id, text__source__in=open_ids).first()
        if row is None:
            raise NoSuchItem
        seen = visible_codings(row, self._casebook.actor)
        return open_codings(seen, self.sight, self._now())

    def trace(self, claims: Iterable[str]) -> list[Trace]:
        """From claims to their passages and to the hash of the file, as far as they may be read now."""
        claims = list(claims)
        readable = {each.id: each for each in self._open_passages(claims)}
        rows = [
            row
            for some in some_of(claims)
            for row in Claim.objects.filter(id__in=some)
            .select_related("passage__text__source")
            .order_by("id")
        ]
        timed = timed_readings({each.text_id for each in readable.values()})
        return [_trace(row, readable[row.passage_id], timed) for row in rows if row.passage_id in readable]

    def elements_sheet(self, person_id: str) -> ElementsSheet:
        """What speaks for and against each legal element, of a person on record."""
        rows = self._standing(self.sight)
        spoken = Q(subject=person_id) | Q(property="undergone_by", value__subject_id=person_id)
        if (
            not Subject.objects.filter(id=person_id, kind="Person").exists()
            or not rows.filter(spoken).exists()
        ):
            raise NoSuchItem
        readable = open_claims(Claim.objects.all(), self.sight, self._now())
        return elements_sheet(person_id, rows, readable, self.trace)


def _trace(row: Claim, passage: PassageRecord, timed: Mapping[str, ReadingRecord]) -> Trace:
    source = row.passage.text.source
    reading = timed.get(passage.text_id)
    return Trace(
        claim_id=row.id,
        passage=passage,
        source_id=source.id,
        source_sha256=source.sha256,
        moments=reading.moments(passage.start, passage.end) if reading else None,
    )
