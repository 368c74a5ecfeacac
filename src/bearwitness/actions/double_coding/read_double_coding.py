"""Read what was coded blind on a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from bearwitness.actions.coding.read_text import reading_role
from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import TextVersion
from bearwitness.domain.blind_coding import BlindCodingRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindQuote:
    """A coding, and the words on which it stands; none where the text was masked anew since, for the old words are gone."""

    coding: BlindCodingRecord
    quote: str = field(repr=False)


def read_double_coding(casebook: Casebook, coding_id: str) -> list[BlindQuote]:
    """Return the codings that the actor may see with their words, in the order of the text; the reading is logged.

    A coder sees hers, and the other's once she has closed hers; everybody else sees them once both have.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such double coding, or its source is closed.
    """
    case = Case(casebook, reading_role(casebook))
    with acting(casebook, "read_double_coding", "search") as entry:
        found = case.blind_codings(coding_id)
        entry.object = coding_id
        entry.detail["codings"] = len(found)
        texts = dict(
            TextVersion.objects.filter(id__in={each.text_id for each in found}).values_list("id", "text")
        )
    return [BlindQuote(coding=each, quote=texts[each.text_id][each.start : each.end]) for each in found]
