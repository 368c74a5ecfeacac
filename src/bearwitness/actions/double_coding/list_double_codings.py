"""List the texts that are, or were, coded twice."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import Exists, OuterRef

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, DoubleCoding, Source
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.double_coding import DoubleCodingRecord


def list_double_codings(casebook: Casebook) -> list[DoubleCodingRecord]:
    """Return the double codings of texts that the actor may see, the latest first; the reading is logged.

    Raises
    ------
    NotAllowed
    """
    now = datetime.now(UTC)
    with acting(casebook, "list_double_codings", "search") as entry:
        seen = permitted(Source.objects.all(), sight_of(casebook), now).values("id")
        settled = Exists(Claim.objects.filter(passage__text=OuterRef("text")))
        rows = DoubleCoding.objects.filter(text__source__in=seen).annotate(settled=settled)
        found = [
            _record(row) for row in rows.select_related("text").prefetch_related("ends").order_by("-at", "id")
        ]
        entry.detail["codings"] = len(found)
    return found


def _record(row: DoubleCoding) -> DoubleCodingRecord:
    ended = {each.by for each in row.ends.all()}
    return DoubleCodingRecord(
        id=row.id,
        text_id=row.text_id,
        source_id=row.text.source_id,
        coders=(row.first, row.second),
        ended=tuple(each for each in (row.first, row.second) if each in ended),
        settled=bool(row.settled),  # type: ignore[attr-defined]  # annotated above
    )
