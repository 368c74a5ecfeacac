"""The only door to a case: every method applies the consent gate with the scope of its exit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from bearwitness.casebook.acting import refuse, roles_of
from bearwitness.casebook.derived import echoes
from bearwitness.casebook.errors import NoSuchItem, NotMasked
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import Claim, Passage, Source, Subject, TextToken, TextVersion
from bearwitness.casebook.open_text import is_open, open_claims, open_spans
from bearwitness.casebook.permitted import Row, permitted
from bearwitness.casebook.persons import gather
from bearwitness.casebook.records import claim_record, passage_record, source_record, subject_record
from bearwitness.casebook.rights import SCOPES, Role
from bearwitness.casebook.search import Hit, find, snippet
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.consent import Scope
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.subject import SubjectRecord

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

    def subjects(self, scope: Scope) -> list[SubjectRecord]:
        """Subjects of whom an open, standing claim speaks."""
        spoken = self._standing(scope).values("subject")
        return [subject_record(row) for row in Subject.objects.filter(id__in=spoken).order_by("id")]

    def claims(self, scope: Scope) -> list[ClaimRecord]:
        """Open claims that nobody has retracted."""
        rows = self._standing(scope).select_related("retraction").order_by("at", "id")
        return [claim_record(row) for row in rows]

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

    def tokens(self, text_id: str) -> dict[str, str]:
        """Pseudonym of each person for whom a token of a text stands; no name is here."""
        self.text(text_id)
        return dict(TextToken.objects.filter(text=text_id).values_list("token", "subject_id"))

    def search(self, words: str) -> list[Hit]:
        """Where the words stand in open text, for the team or for analysts, by the role."""
        scope, now = self._checked(self.own_scope), self._now()
        texts = TextVersion.objects.select_related("source").order_by("source__received_at", "id")
        return [hit for row in texts.iterator() for hit in _hits(words, row, scope, now)]

    def person_rows(self, scope: Scope = "count") -> tuple[list[PersonRow], Lineage]:
        """Coded values of each survivor on record, under tokens made for this run, and the way back."""
        rows = self._standing(self._checked(scope))
        return gather(rows, self._open_passages)

    def capture_counts(self) -> Counter[tuple[str, ...]]:
        """Number of persons for each set of lists that hold them; no person."""
        rows, _ = self.person_rows()
        return Counter(tuple(sorted(row.lists)) for row in rows if row.lists)

    def kept_out(self) -> Counter[str]:
        """Number of survivors on record who may not be counted: withdrawn, or without the scope; nobody by name."""
        self._checked("count")
        counted = set(_survivors(self._standing("count")))
        recorded = set(_survivors(Claim.objects.filter(retraction=None))) - counted
        source = "passage__text__source"
        own, echo = (
            Q((f"{source}__consent__withdrawn_at__isnull", False)),
            Q((f"{source}__in", echoes(self._now()))),
        )
        withdrawn = Claim.objects.filter(own | echo, retraction=None)
        gone = recorded & set(_survivors(withdrawn))
        return Counter({"withdrawn": len(gone), "no_count_scope": len(recorded - gone)})

    def _open_passages(self, claims: Iterable[str]) -> list[PassageRecord]:
        cited = Claim.objects.filter(id__in=set(claims)).values("passage")
        return self._readable(Passage.objects.filter(id__in=cited).order_by("text", "start"), self.own_scope)

    def _readable(self, rows: QuerySet[Passage], scope: Scope) -> list[PassageRecord]:
        now = self._now()
        return [passage_record(row) for row in self._open(rows, scope) if is_open(row, scope, now)]

    def _standing(self, scope: Scope) -> QuerySet[Claim]:
        return open_claims(Claim.objects.filter(retraction=None), self._checked(scope), self._now())

    def _open(self, rows: QuerySet[Row], scope: Scope) -> QuerySet[Row]:
        return permitted(rows, self._checked(scope), self._now())

    def _checked(self, scope: Scope) -> Scope:
        if scope not in SCOPES[self._role]:
            refuse(self._casebook, "read")
        return scope

    def _now(self) -> datetime:
        return datetime.now(UTC)


def _survivors(claims: QuerySet[Claim]) -> QuerySet[Claim, str]:
    said = claims.filter(property="role", value__code="Survivor", subject__kind="Person")
    return said.order_by("subject").values_list("subject", flat=True).distinct()


def _hits(words: str, row: TextVersion, scope: Scope, now: datetime) -> Iterator[Hit]:
    if next(find(words, row.text), None) is None:
        return
    for low, high in open_spans(row, scope, now):
        for start, end in find(words, row.text[low:high]):
            found = (low + start, low + end)
            yield Hit(
                source_id=row.source_id,
                text_id=row.id,
                start=found[0],
                end=found[1],
                snippet=snippet(row.text, found, (low, high)),
            )
