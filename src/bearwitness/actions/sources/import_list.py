"""Make persons and claims of the rows of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.actions.coding.check_claim import check_claim
from bearwitness.actions.errors import RowsRefused
from bearwitness.actions.sources.plan_list import plan_list
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Passage, Source, Subject, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.subject_kinds import require_seen
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value
from bearwitness.intake.document import Segment
from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.intake.lists.plan import ListPlan, PlannedRow

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made.

    Attributes
    ----------
    persons
        Number of each new record, to the person that it speaks of.
    passages
        Span of each cell that was coded, to its passage.
    claims
        How many claims were made.
    held
        How many rows were held already, and left as they were.
    """

    persons: Mapping[str, str]
    passages: Mapping[Span, str]
    claims: int
    held: int


def import_list(
    casebook: Casebook, source_id: str, mapping: ListMapping, known: Mapping[str, str] | None = None
) -> Imported:
    """Make a person of each new row, with a claim for each of its cells, resting on that cell; all rows or none.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to code.
    source_id
        The list, of which the text is taken as it was read when it was added.
    mapping
        What its columns say.
    known
        Number of a record to a person who is in the casebook already, where somebody has judged them to be the same;
        without it every new row is a new person.

    Raises
    ------
    NotAllowed
    NoSuchItem
        No such list, or it is closed for ``record``, or a known person is not in the casebook.
    BadMapping
        A column of the mapping is not in the list.
    RowsRefused
        A cell has no meaning, or a record no number of its own.
    """
    require(casebook, "import_list", "code")
    now = datetime.now(UTC)
    text = _text(casebook, source_id, now)
    segments = [_segment(each) for each in text.reading.segments]
    plan = plan_list(casebook, text.text, segments, mapping, text.source.organisation)
    refuse_rows(plan)
    with acting(casebook, "import_list", "code") as entry:
        maker = _Maker(text, mapping, casebook.actor, now)
        require_seen(sight_of(casebook), set((known or {}).values()))
        persons = {each.record: maker.person(each, (known or {}).get(each.record)) for each in plan.new}
        maker.save()
        entry.object = text.id
        entry.detail.update(persons=len(persons), claims=len(maker.claims), held=len(plan.held))
    passages = {span: each.id for span, each in maker.passages.items()}
    return Imported(persons=persons, passages=passages, claims=len(maker.claims), held=len(plan.held))


class _Maker:
    """Rows to be written, gathered and then written at once."""

    def __init__(self, text: TextVersion, mapping: ListMapping, by: str, at: datetime) -> None:
        self._text, self._mapping, self._by, self._at = text, mapping, by, at
        self._subjects: list[Subject] = []
        self._new: list[Passage] = []
        self.claims: list[Claim] = []
        self.passages: dict[Span, Passage] = {(each.start, each.end): each for each in text.passages.all()}

    def person(self, row: PlannedRow, known: str | None) -> str:
        """Person of a row, with what the row says of her."""
        if known is not None and not Subject.objects.filter(id=known, kind="Person").exists():
            raise NoSuchItem
        person = known or new_identifier("P")
        if known is None:
            self._subjects.append(Subject(id=person, kind="Person"))
        if row.cell is not None:
            role = Term(list="person_role", code=self._mapping.role)
            self._claim(person, (row.cell.start, row.cell.end), "role", role, self._mapping.reliability)
        for each in row.claims:
            self._claim(person, (each.start, each.end), each.property, each.value, each.reliability)
        return person

    def save(self) -> None:
        """Write all of it."""
        Subject.objects.bulk_create(self._subjects)
        Passage.objects.bulk_create(self._new)
        Claim.objects.bulk_create(self.claims)

    def _claim(self, person: str, span: Span, name: str, value: Value, reliability: str) -> None:
        check_claim(name, value, self._mapping.basis, reliability)
        self.claims.append(
            Claim(
                id=new_identifier("C"),
                subject_id=person,
                property=name,
                value=value.to_json(),
                passage=self._passage(span),
                basis=self._mapping.basis,
                reliability=reliability,
                at=self._at,
                by=self._by,
            )
        )

    def _passage(self, span: Span) -> Passage:
        if span not in self.passages:
            self.passages[span] = Passage.cut(new_identifier("N"), self._text, *span)
            self._new.append(self.passages[span])
        return self.passages[span]


def _text(casebook: Casebook, source_id: str, at: datetime) -> TextVersion:
    """Text of a list that the team may read, as it was read from the original."""
    lists = permitted(Source.objects.filter(id=source_id, kind="list"), sight_of(casebook), at)
    texts = TextVersion.objects.select_related("source", "reading")
    text = texts.filter(source__in=lists, remasking=None, reading__isnull=False).first()
    if text is None:
        raise NoSuchItem
    return text


def _segment(row: list[object]) -> Segment:
    kind, start, end, *place = row
    return Segment(kind, start, end, tuple(place))  # type: ignore[arg-type]  # as `Segment.to_json` wrote it


def refuse_rows(plan: ListPlan) -> None:
    """Refuse a list with a cell that has no meaning, or a record without a number of its own.

    Raises
    ------
    RowsRefused
    """
    if plan.refusals:
        first = plan.refusals[0]
        refused = len({each.row for each in plan.refusals})
        raise RowsRefused(refused=refused, rows=len(plan.rows), row=first.row, column=first.column)
