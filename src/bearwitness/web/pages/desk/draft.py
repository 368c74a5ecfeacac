"""What the form of the desk says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast, get_args

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.coding.read_text import CodedText
from bearwitness.actions.coding.stated_value import stated_value
from bearwitness.actions.sources.add_subject import LETTERS
from bearwitness.casebook.errors import NoSuchSpan
from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.notation import notation
from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import is_identifier
from bearwitness.domain.subject import SubjectKind, SubjectRecord
from bearwitness.domain.value import Value
from bearwitness.web.pages.desk.choices import NEW
from bearwitness.web.request import PageRequest

LONGEST = 10
"""Digits of an offset, less one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A passage with one claim, as it was sent in.

    Attributes
    ----------
    subjects
        The subject that is new with it, if it is.
    seen
        When whoever sent it last saw the claims of the text.
    sure
        Whether she has seen what others say to the same question.
    """

    passage: PassageDraft
    subjects: tuple[SubjectRecord, ...]
    seen: datetime
    sure: bool

    @property
    def claim(self) -> ClaimDraft:
        """The claim."""
        return self.passage.claims[0]


def draft_of(request: PageRequest, coded: CodedText) -> Draft:
    """Read the form.

    Raises
    ------
    NoSuchSpan
        No words were chosen.
    BadValue
        Says which field, and how it is written.
    UnknownProperty
    """
    sent = request.POST
    start, end = _number(sent.get("start")), _number(sent.get("end"))
    if not 0 <= start < end <= len(coded.text):
        raise NoSuchSpan(start=max(start, 0), end=max(end, 0), length=len(coded.text))
    subject, new = _subject(sent.get("subject", ""), sent.get("fresh", ""), coded)
    name = sent.get("property", "")
    if name not in codebook().properties:
        raise BadValue(kind="property", example="age_when_trafficked")
    claim = ClaimDraft(
        subject_id=subject,
        property=name,
        value=_value(request, name, coded),
        basis=_code("basis", sent.get("basis", "")),
        reliability=_code("reliability", sent.get("reliability", "")),
        against=sent.get("against") == "yes",
    )
    return Draft(
        passage=PassageDraft(start=start, end=end, claims=(claim,)),
        subjects=new,
        seen=_moment(sent.get("seen", "")),
        sure=sent.get("sure") == "yes",
    )


def _subject(chosen: str, fresh: str, coded: CodedText) -> tuple[str, tuple[SubjectRecord, ...]]:
    """Subject by token, identifier or kind; a form that is sent twice makes a new one once."""
    kind = chosen.removeprefix(NEW)
    if chosen.startswith(NEW) and kind in get_args(SubjectKind):
        name = f"{LETTERS[cast('SubjectKind', kind)]}-{fresh}"
        if not is_identifier(name):
            raise BadValue(kind="subject", example="[P1]")
        return name, (SubjectRecord(id=name, kind=cast("SubjectKind", kind)),)
    found = coded.tokens.get(chosen, chosen)
    if not is_identifier(found):
        raise BadValue(kind="subject", example="[P1]")
    return found, ()


def _value(request: PageRequest, name: str, coded: CodedText) -> Value:
    """Value as it was typed; for a subject, whom it names and as what."""
    words = request.POST.get("value", "").strip()
    if codebook().property(name).type == "subject":
        words = coded.tokens.get(words, words)
        part = request.POST.get("part", "")
        words = f"{words} as {part}" if part and " as " not in words else words
    found = stated_value(name, words) if words else None
    if found is None:
        raise BadValue(kind="value", example=notation(name))
    return found


def _code(name: str, written: str) -> str:
    if written not in codebook().codes(name):
        raise BadValue(kind=name, example=codebook().codes(name)[0])
    return written


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < LONGEST else -1


def _moment(words: str) -> datetime:
    """When; a form that does not say has seen nothing."""
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
