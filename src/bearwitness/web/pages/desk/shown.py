"""What the templates of the desk show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bearwitness.actions.coding.read_text import CodedText, read_text
from bearwitness.actions.coding.retract_claim import REASONS
from bearwitness.casebook.texts import source_of
from bearwitness.domain.codebook import codebook
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.messages import Language, message
from bearwitness.intake.aligning.bead import counterpart
from bearwitness.web.forms import Choice
from bearwitness.web.pages.desk.beside import Beside, beside
from bearwitness.web.pages.desk.choices import coded_choices, property_choices, subject_choices
from bearwitness.web.pages.desk.folding import is_guarded
from bearwitness.web.pages.desk.next_steps import next_steps
from bearwitness.web.pages.desk.proposed import proposal_line, proposed
from bearwitness.web.pages.desk.sides import Side, two_sides
from bearwitness.web.pages.desk.standing import ClaimLine, PassageLines, claim_lines, subject_names
from bearwitness.web.pages.passages.places import TextPlaces
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest

JOINED: dict[Language, str] = {"en": ", ", "ko": ", ", "zh": "、"}
"""Stands between the items of a list."""

TRACKS = (100, 400, 1600)
"""Rows for which the style sheet keeps two texts level; more run on freely, and nothing of them is hidden."""


def read(request: PageRequest, text_id: str, *, whole: bool = False) -> CodedText:
    """Text by its identifier; the reading is logged, and whether she sees the `whole` of it, sensitive passages too.

    Raises
    ------
    NoSuchItem
        There is none, or it is closed.
    """
    return read_text(request.casebook, source_of(text_id), text_id, unfolded=whole)


def shown(request: PageRequest, text_id: str, since: datetime | None = None) -> dict[str, object]:
    """Text, claims and choices; `since` is when whoever works here last saw them."""
    show, language, case = unfolded(request), request.language, request.case()
    coded = read(request, text_id, whole=show)
    by = beside(request, case, coded, unfolded=show)
    own, other = two_sides(coded, by, unfolded=show)
    found = proposed(coded, own.guarded, unfolded=show)
    places = TextPlaces(case, text_id)
    names = subject_names(coded, language)
    lines = claim_lines(coded, names, language, since, request.casebook.actor)
    return {
        "text": text_id,
        "source": coded.source_id,
        **_reader(own, other, by, proposals=found.shown, stamps=places.codes(len(coded.text))),
        "near": by.near,
        "beside": by.overview,
        "passages": _passages(own, other, by, lines, places, language),
        "count": len(coded.claims),
        "proposals": [proposal_line(each, language) for each in found.shown],
        "refused": [proposal_line(each, language) for each in found.refused],
        "later": found.later,
        "folded_proposals": found.folded,
        "notes": _notes(coded, by, language),
        "own": any(claim.by == request.casebook.actor for _, claim in coded.claims),
        "unfolded": show,
        "seen": datetime.now(UTC).isoformat(),
        "fresh": new_identifier("P")[2:],
        "subjects": subject_choices(names, language),
        "properties": property_choices(language),
        "basis": coded_choices("basis", language),
        "reliability": coded_choices("reliability", language),
        "roles": coded_choices("person_role", language),
        "reasons": [
            Choice(value=each, label=message(f"web_desk.reasons.{each}", language))
            for each in sorted(REASONS)
        ],
        **next_steps(coded),
    }


def _reader(own: Side, other: Side | None, by: Beside, **marks: object) -> dict[str, object]:
    """The text in one piece, or beside the other one in rows."""
    ends = [each.end for each in by.beads]
    rows = own.rows(ends, **marks)  # type: ignore[arg-type]  # the marks of `Side.rows`
    if other is None:
        return {"rows": [(each, False) for each in rows]}
    tracks = next((f"tracks-{each}" for each in TRACKS if len(by.beads) <= each), "")
    there = other.rows([each.other_end for each in by.beads])
    known = set(by.fixed)
    by_hand = [each in known for each in by.beads]
    return {
        "rows": list(zip(rows, by_hand, strict=True)),
        "rows_beside": list(zip(there, by_hand, strict=True)),
        "tracks": tracks,
        "by_hand": len(by.fixed),
    }


def _passages(
    own: Side,
    other: Side | None,
    by: Beside,
    lines: Mapping[str, tuple[ClaimLine, ...]],
    places: TextPlaces,
    language: Language,
) -> list[PassageLines]:
    found = []
    for each in own.passages:
        there = counterpart(by.beads, each.start, each.end) if other else None
        whole = any(start <= each.start and each.end <= end for start, end in own.guarded)
        hidden = whole and own.text != own.coded.text
        found.append(
            PassageLines(
                passage=each,
                lines=lines[each.id],
                words=own.text[each.start : each.end],
                folded=each.end - each.start if hidden else 0,
                there=other.text[slice(*there)].strip() if other and there else "",
                place=places.words(each.start, each.end, language),
            )
        )
    return found


def _notes(coded: CodedText, by: Beside, language: Language) -> str:
    """Under which sensitive properties something is coded here, or in the text beside."""
    claims = [*coded.claims, *(by.coded.claims if by.coded else ())]
    guarded = {claim.property for _, claim in claims if is_guarded(claim)}
    return JOINED[language].join(sorted(codebook().property(each).labels[language] for each in guarded))
