"""The only door to a case: every method applies the consent gate with the scope of its exit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from bearwitness.casebook.acting import refuse, roles_of
from bearwitness.casebook.double_coding import open_codings, visible_codings
from bearwitness.casebook.elements import elements_sheet
from bearwitness.casebook.episodes.frame import episode_rows
from bearwitness.casebook.episodes.pattern_frame import pattern_frame
from bearwitness.casebook.errors import NoSuchItem, NotMasked
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.kept_out import kept_out
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import (
    Claim,
    DoubleCoding,
    Passage,
    Review,
    Source,
    Subject,
    TextReading,
    TextToken,
    TextVersion,
)
from bearwitness.casebook.open_text import open_claims, open_passages, open_spans
from bearwitness.casebook.permitted import Row, permitted
from bearwitness.casebook.persons import gather
from bearwitness.casebook.positions import position_records
from bearwitness.casebook.quoting import public_original, quotable
from bearwitness.casebook.records import (
    claim_record,
    passage_record,
    reading_record,
    source_record,
    subject_record,
)
from bearwitness.casebook.reviews import review_record, reviewed, unreviewed
from bearwitness.casebook.rights import SCOPES, Role
from bearwitness.casebook.search import Hit
from bearwitness.casebook.search.search_open import HITS, search_open
from bearwitness.casebook.texts import texts_open
from bearwitness.casebook.trajectory import trajectories
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.consent import Scope
from bearwitness.domain.elements import ElementsSheet
from bearwitness.domain.episode import Trajectory
from bearwitness.domain.frame import EpisodeRow, PatternFrame, PersonRow
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.quote import Quotable
from bearwitness.domain.review import ReviewRecord
from bearwitness.domain.source import ReadingRecord, SourceRecord
from bearwitness.domain.subject import SubjectRecord
from bearwitness.domain.text_overview import TextOverview
from bearwitness.domain.trace import Trace

AT_ONCE = 10_000
VEIL = "█"
"""Stands for each character of a text that is closed."""


class Case:
    """What one actor may read in one role; identities are not here.

    Every method may raise `NotAllowed`, where the actor reads under a scope that the role does not have (it is
    logged), and `NoSuchItem`, for what is not there and for what may not be seen alike.

    Raises
    ------
    NotAllowed
        The actor does not hold the role.
    """

    def __init__(self, casebook: Casebook, role: Role) -> None:
        if role not in roles_of(casebook):
            refuse(casebook, "read")
        self._casebook = casebook
        self._role = role

    @property
    def own_scope(self) -> Scope:
        """Scope of the role's own pages and search: the case team's, or the analysts'."""
        return "record" if "record" in SCOPES[self._role] else "analyse"

    def sources(self, scope: Scope) -> list[SourceRecord]:
        """Sources that are open as a whole."""
        return [source_record(row) for row in self._open(Source.objects.order_by("received_at", "id"), scope)]

    def text_ids(self, source_id: str) -> list[str]:
        """Versions of the text of one source that the role may read.

        Raises
        ------
        NotMasked
            It is a testimony or a list, and nobody has masked it yet.
        """
        source = self._open(Source.objects.filter(id=source_id), self.own_scope).first()
        if source is None:
            raise NoSuchItem
        texts = TextVersion.objects.filter(source=source, remasking=None).order_by("id")
        found = list(texts.values_list("id", flat=True))
        if not found:
            raise NotMasked
        return found

    def texts(self, start: int = 0, most: int = 50) -> list[TextOverview]:
        """Texts of the sources that are open as a whole, newest first; none of their words."""
        return texts_open(self._checked(self.own_scope), self._now(), start, most)

    def subjects(self, scope: Scope) -> list[SubjectRecord]:
        """Subjects of whom an open, standing claim speaks."""
        spoken = self._standing(scope).values("subject")
        return [subject_record(row) for row in Subject.objects.filter(id__in=spoken).order_by("id")]

    def claims(self, scope: Scope) -> list[ClaimRecord]:
        """Open claims that nobody has retracted."""
        rows = self._standing(scope).select_related("retraction").order_by("at", "id")
        return [claim_record(row) for row in rows]

    def positions(self) -> list[PositionRecord]:
        """Positions on claims that the role may all read, superseded ones too."""
        readable = open_claims(Claim.objects.all(), self._checked(self.own_scope), self._now())
        return position_records(frozenset(readable.values_list("id", flat=True)))

    def reviews(self) -> list[ReviewRecord]:
        """Reviews of the claims that the role may read, oldest first."""
        readable = open_claims(Claim.objects.all(), self._checked(self.own_scope), self._now())
        rows = Review.objects.filter(claim__in=readable.values("id")).order_by("at", "id")
        return [review_record(row) for row in rows]

    def waiting_for_review(self, scope: Scope) -> list[ClaimRecord]:
        """Claims that no figure counts until a second person agrees."""
        rows = unreviewed(self._standing(scope)).select_related("retraction").order_by("at", "id")
        return [claim_record(row) for row in rows]

    def blind_codings(self, coding_id: str) -> list[BlindCodingRecord]:
        """Codings of a double coding that stand in open words, as far as the actor's own part lets her see them."""
        open_ids = self._open(Source.objects.all(), self.own_scope).values("id")
        row = DoubleCoding.objects.filter(id=coding_id, text__source__in=open_ids).first()
        if row is None:
            raise NoSuchItem
        seen = visible_codings(row, self._casebook.actor)
        return open_codings(seen, self._checked(self.own_scope), self._now())

    def passage(self, passage_id: str, scope: Scope | None = None) -> PassageRecord:
        """One passage; with ``quote``, only what may be quoted outside."""
        found = self._readable(Passage.objects.filter(id=passage_id), scope or self.own_scope)
        if not found:
            raise NoSuchItem
        return found[0]

    def text(self, text_id: str) -> str:
        """Text of one version, with a veil over each character that is closed, so that offsets hold."""
        row = TextVersion.objects.filter(id=text_id, remasking=None).first()
        spans = open_spans(row, self._checked(self.own_scope), self._now()) if row else []
        if row is None or not spans:
            raise NoSuchItem
        shown = [VEIL] * len(row.text)
        for start, end in spans:
            shown[start:end] = row.text[start:end]
        return "".join(shown)

    def reading(self, text_id: str) -> ReadingRecord:
        """How a text was read from its original, and where its spans stand there; for sources open as a whole."""
        open_sources = self._open(Source.objects.all(), self.own_scope)
        row = TextReading.objects.filter(text=text_id, text__source__in=open_sources).first()
        if row is None:
            raise NoSuchItem
        return reading_record(row)

    def tokens(self, text_id: str) -> dict[str, str]:
        """Pseudonym of each person for whom a token of a text stands; no name is here."""
        self.text(text_id)
        return dict(TextToken.objects.filter(text=text_id).values_list("token", "subject_id"))

    def search(self, words: str, *, limit: int = HITS, after: str | None = None) -> list[Hit]:
        """Where the words stand in open text, for the team or for analysts, by the role; a page at a time."""
        return search_open(words, self._checked(self.own_scope), self._now(), limit=limit, after=after)

    def person_rows(
        self, scope: Scope = "count", *, recipient: str | None = None, microdata: bool = False
    ) -> tuple[list[PersonRow], Lineage]:
        """Coded values of each survivor on record, or of what may go to one recipient, or of no child, and the way back."""
        rows = open_claims(self._standing(scope), scope, self._now(), microdata=microdata)
        return gather(reviewed(self._shared(rows, recipient)), self._open_passages)

    def trajectory(self, person_id: str) -> Trajectory:
        """What was done to one person, in order; empty where no open claim says anything."""
        rows = self._standing(self.own_scope)
        underwent = rows.filter(property="undergone_by", value__subject_id=person_id).values("subject")
        return trajectories(rows.filter(subject__in=underwent)).get(
            person_id, Trajectory(person_id=person_id, episodes=())
        )

    def episode_rows(self, scope: Scope = "analyse") -> tuple[list[EpisodeRow], Lineage]:
        """Episodes of everybody, under tokens made for this run, and the way back."""
        found = trajectories(reviewed(self._standing(scope)))
        return episode_rows(found.values(), self._open_passages)

    def pattern_frame(self, *scopes: Scope) -> tuple[PatternFrame, Lineage]:
        """What the engines of patterns see of all that is open under every one of the scopes, and the way back."""
        rows = reviewed(self._standing(scopes[0]))
        for scope in scopes[1:]:
            rows = open_claims(rows, self._checked(scope), self._now())
        return pattern_frame(rows, self._open_passages)

    def trace(self, claims: Iterable[str]) -> list[Trace]:
        """From claims to their passages and to the hash of the file, as far as they may be read now."""
        claims = list(claims)
        readable = {each.id: each for each in self._open_passages(claims)}
        rows = [
            row
            for some in _some(claims)
            for row in Claim.objects.filter(id__in=some)
            .select_related("passage__text__source")
            .order_by("id")
        ]
        return [_trace(row, readable[row.passage_id]) for row in rows if row.passage_id in readable]

    def elements_sheet(self, person_id: str) -> ElementsSheet:
        """What speaks for and against each legal element, of a person on record."""
        rows = self._standing(self.own_scope)
        spoken = Q(subject=person_id) | Q(property="undergone_by", value__subject_id=person_id)
        if (
            not Subject.objects.filter(id=person_id, kind="Person").exists()
            or not rows.filter(spoken).exists()
        ):
            raise NoSuchItem
        readable = open_claims(Claim.objects.all(), self._checked(self.own_scope), self._now())
        return elements_sheet(person_id, rows, readable, self.trace)

    def capture_counts(self) -> Counter[tuple[str, ...]]:
        """Number of persons for each set of lists that hold them; no person."""
        rows, _ = self.person_rows()
        return Counter(tuple(sorted(row.lists)) for row in rows if row.lists)

    def quotable(self, passages: Sequence[str], *, recipient: str | None = None) -> dict[str, Quotable]:
        """Those of the passages that may be quoted outside, or to one recipient, with what they rest on."""
        self._checked("quote")
        return quotable(passages, self._now(), recipient)

    def public_image(self, source_id: str) -> tuple[bytes, str] | None:
        """Original and licence of a public document whose licence lets it be shown; None for anything else."""
        self._checked("quote")
        return public_original(self._casebook, source_id, self._now())

    def kept_out(self, *, recipient: str | None = None) -> Counter[str]:
        """Number of survivors on record who are not counted, or not to this recipient, by reason; nobody by name."""
        rows = self._standing(self._checked("count"))
        return kept_out(rows, self._now(), None if recipient is None else self._shared(rows, recipient))

    def _open_passages(self, claims: Iterable[str]) -> list[PassageRecord]:
        found: dict[str, PassageRecord] = {}
        for some in _some(claims):
            cited = Claim.objects.filter(id__in=some).values("passage")
            records = self._readable(Passage.objects.filter(id__in=cited), self.own_scope)
            found |= {each.id: each for each in records}
        return sorted(found.values(), key=lambda each: (each.text_id, each.start, each.end))

    def _readable(self, rows: QuerySet[Passage], scope: Scope) -> list[PassageRecord]:
        return [passage_record(row) for row in open_passages(rows, self._checked(scope), self._now())]

    def _standing(self, scope: Scope) -> QuerySet[Claim]:
        return open_claims(Claim.objects.filter(retraction=None), self._checked(scope), self._now())

    def _shared(self, rows: QuerySet[Claim], recipient: str | None) -> QuerySet[Claim]:
        return rows if recipient is None else open_claims(rows, "share", self._now(), recipient=recipient)

    def _open(self, rows: QuerySet[Row], scope: Scope) -> QuerySet[Row]:
        return permitted(rows, self._checked(scope), self._now())

    def _checked(self, scope: Scope) -> Scope:
        if scope not in SCOPES[self._role]:
            refuse(self._casebook, "read")
        return scope

    def _now(self) -> datetime:
        return datetime.now(UTC)


def _some(claims: Iterable[str]) -> Iterator[list[str]]:
    """Identifiers in order, no more at once than a statement takes."""
    left = sorted(set(claims))
    for start in range(0, len(left), AT_ONCE):
        yield left[start : start + AT_ONCE]


def _trace(row: Claim, passage: PassageRecord) -> Trace:
    source = row.passage.text.source
    return Trace(claim_id=row.id, passage=passage, source_id=source.id, source_sha256=source.sha256)
