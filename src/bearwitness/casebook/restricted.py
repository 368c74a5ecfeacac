"""What never leaves, whoever asks: helpers, safe places, ways of an escape, and the words in which they are coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bearwitness.casebook.episodes.hidden import hidden
from bearwitness.casebook.models import Claim, Passage
from bearwitness.casebook.spans import by_text, touches
from bearwitness.domain.codebook import codebook


def claims_around(rows: Sequence[Passage]) -> Mapping[str, list[Claim]]:
    """By passage, the standing claims of which a word is in it, whoever may read them."""
    texts = Passage.objects.filter(text__in={each.text_id for each in rows})
    spans = by_text((each.text_id, each.start, each.end) for each in rows)
    places = texts.values_list("id", "text", "start", "end")
    near = [name for name, text, start, end in places if touches(spans[text], start, end)]
    claims = Claim.objects.filter(retraction=None, passage__in=near).select_related("subject", "passage")
    found: dict[str, list[Claim]] = {each.id: [] for each in rows}
    for claim in claims:
        at = claim.passage
        for row in rows:
            if row.text_id == at.text_id and touches([(row.start, row.end)], at.start, at.end):
                found[row.id].append(claim)
    return found


def never_leaving() -> frozenset[str]:
    """Subjects of whom nothing leaves: helpers, safe places, steps of an escape, money sent home.

    A survivor who helped others is still the one who tells; the words on her help are closed by their own code.
    """
    found = hidden()
    survivors = Claim.objects.filter(retraction=None, property="role", value__code="Survivor")
    helpers = found.helpers - set(survivors.values_list("subject", flat=True))
    return helpers | found.venues | found.episodes | found.payments


def is_restricted(claim: Claim, subjects: frozenset[str]) -> bool:
    """Whether the codebook keeps the property or the code back for everybody, or it speaks of one of the subjects."""
    book = codebook()
    if (known := book.properties.get(claim.property)) is None or known.sensitivity == "restricted":
        return True
    value = claim.value if isinstance(claim.value, dict) else {}
    if not subjects.isdisjoint((claim.subject_id, value.get("subject_id"))):
        return True
    name, code = value.get("list"), value.get("code")
    if not isinstance(name, str) or not isinstance(code, str):
        return False
    return book.list(name).codes[code].sensitivity == "restricted"
