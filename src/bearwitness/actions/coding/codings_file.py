"""The file in which a person says what the passages of a text say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.coding.stated_value import stated_value
from bearwitness.actions.errors import BadEntry, QuoteNotFound
from bearwitness.actions.sources.add_subject import LETTERS
from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.notation import notation
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.subject import SubjectKind, SubjectRecord
from bearwitness.domain.value import Value
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text

Fields = Mapping[object, object]

_TOP = frozenset({"format", "basis", "reliability", "subjects", "passages"})
_PASSAGE = frozenset({"accept", "quote", "nth", "start", "end", "claims"})
_CLAIM = frozenset({"subject", "property", "value", "basis", "reliability", "against"})
_IDENTIFIER = re.compile(r"[A-Z]-[A-Z2-7]{26}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codings:
    """What a file asks to be kept.

    Attributes
    ----------
    subjects
        New ones, each under a fresh pseudonym.
    passages
        Those that were accepted.
    refused
        Number of passages that somebody decided against.
    """

    subjects: tuple[SubjectRecord, ...]
    passages: tuple[PassageDraft, ...]
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the parts of a file share: the text, codes for all claims, and who is called what."""

    text: str
    basis: object
    reliability: object
    named: Mapping[str, str] = field(default_factory=dict)


def codings_of(file: str, text: str, tokens: Mapping[str, str]) -> Codings:
    """Read a file of codings for a text, of which `tokens` says whom its tokens stand for.

    Raises
    ------
    BadEntry
        Says where in the file, and how to write it; never what stood there.
    QuoteNotFound
        Quoted words do not stand in the text, or do so more than once and it is not said which are meant.
    """
    try:
        tree = read_yaml_text(file)
    except NotYaml as error:
        raise BadEntry(place=f"line {error.line}", example="passages: [...]") from None
    top = _fields(tree, "the top", _TOP, "{basis: FirstHand, reliability: LikelyReliable, passages: [...]}")
    new, named = _subjects(top.get("subjects"), tokens)
    known = _Known(text=text, basis=top.get("basis"), reliability=top.get("reliability"), named=named)
    entries = top.get("passages")
    if not isinstance(entries, list) or not entries:
        raise BadEntry(place="passages", example="[{quote: words of the text, claims: [...]}]")
    drafts = [_passage(each, f"passages, entry {at}", known) for at, each in enumerate(entries, 1)]
    accepted = tuple(each for each in drafts if each is not None)
    return Codings(subjects=new, passages=accepted, refused=len(drafts) - len(accepted))


def _subjects(tree: object, tokens: Mapping[str, str]) -> tuple[tuple[SubjectRecord, ...], dict[str, str]]:
    """New subjects, and the identifier behind every name that a claim may use."""
    new: list[SubjectRecord] = []
    named = dict(tokens)
    if tree is None:
        return (), named
    if not isinstance(tree, Mapping):
        raise BadEntry(place="subjects", example='{her: "[P1]", sale: Episode}')
    for at, (name, meant) in enumerate(tree.items(), 1):
        kind: SubjectKind | None = next((each for each in get_args(SubjectKind) if each == meant), None)
        if kind is not None:
            new.append(SubjectRecord(id=new_identifier(LETTERS[kind]), kind=kind))
            named[str(name)] = new[-1].id
        elif (found := _identifier(meant, tokens)) is not None:
            named[str(name)] = found
        else:
            raise BadEntry(place=f"subjects, entry {at}", example='{her: "[P1]", sale: Episode}')
    return tuple(new), named


def _identifier(meant: object, named: Mapping[str, str]) -> str | None:
    """Identifier of what is named, or is one itself."""
    if not isinstance(meant, str):
        return None
    return named.get(meant) or (meant if _IDENTIFIER.fullmatch(meant) else None)


def _passage(tree: object, place: str, known: _Known) -> PassageDraft | None:
    """One passage; None where somebody decided against it."""
    fields = _fields(tree, place, _PASSAGE, "{quote: words of the text, claims: [...]}")
    accept = fields.get("accept", True)
    if not isinstance(accept, bool):
        raise BadEntry(place=f"{place}, accept", example="yes | no")
    if not accept:
        return None
    start, end = _span(fields, place, known.text)
    claims = fields.get("claims")
    if not isinstance(claims, list) or not claims:
        raise BadEntry(place=f"{place}, claims", example="[{subject: her, property: sex, value: Female}]")
    made = [_claim(each, f"{place}, claims, entry {at}", known) for at, each in enumerate(claims, 1)]
    return PassageDraft(start=start, end=end, claims=tuple(made))


def _span(fields: Fields, place: str, text: str) -> tuple[int, int]:
    """Where the passage stands: by offsets, at which quoted words must stand too, or by the n-th time they do."""
    start, end, quote, nth = (fields.get(name) for name in ("start", "end", "quote", "nth"))
    if quote is not None and (not isinstance(quote, str) or not quote.strip()):
        raise BadEntry(place=f"{place}, quote", example="words of the text")
    if start is not None or end is not None:
        if not _whole(start) or not _whole(end) or not 0 <= int(str(start)) < int(str(end)) <= len(text):
            raise BadEntry(place=f"{place}, start", example=f"from 0 to {len(text)}")
        low, high = int(str(start)), int(str(end))
        if quote is not None and text[low:high] != quote:
            raise QuoteNotFound(place=place, times=text.count(str(quote)))
        return low, high
    if quote is None:
        raise BadEntry(place=f"{place}, quote", example="words of the text")
    if nth is not None and (not _whole(nth) or int(str(nth)) < 1):
        raise BadEntry(place=f"{place}, nth", example="2")
    found = [each.start() for each in re.finditer(f"(?={re.escape(quote)})", text)]
    if not found or (nth is None and len(found) > 1) or int(str(nth or 1)) > len(found):
        raise QuoteNotFound(place=place, times=len(found))
    low = found[int(str(nth or 1)) - 1]
    return low, low + len(quote)


def _claim(tree: object, place: str, known: _Known) -> ClaimDraft:
    fields = _fields(tree, place, _CLAIM, "{subject: her, property: sex, value: Female}")
    subject = _identifier(fields.get("subject"), known.named)
    if subject is None:
        raise BadEntry(place=f"{place}, subject", example="one of subjects, a token such as [P1], or P-...")
    name = fields.get("property")
    if not isinstance(name, str) or name not in codebook().properties:
        raise BadEntry(place=f"{place}, property", example="age_when_trafficked")
    against = fields.get("against", False)
    if not isinstance(against, bool):
        raise BadEntry(place=f"{place}, against", example="yes")
    return ClaimDraft(
        subject_id=subject,
        property=name,
        value=_value(name, fields.get("value"), f"{place}, value", known.named),
        basis=_code("basis", fields.get("basis", known.basis), place, "FirstHand"),
        reliability=_code(
            "reliability", fields.get("reliability", known.reliability), place, "LikelyReliable"
        ),
        against=against,
    )


def _value(name: str, written: object, place: str, named: Mapping[str, str]) -> Value:
    """Value in the codebook's own notation."""
    wanted = codebook().property(name)
    words = written.isoformat() if isinstance(written, date) else str(written)
    if wanted.type == "subject":
        who, _, role = words.strip().partition(" as ")
        words = f"{_identifier(who, named)} as {role}" if role else str(_identifier(who, named))
    example = notation(name)
    if written is None or isinstance(written, bool | list | Mapping):
        raise BadEntry(place=place, example=example)
    value = stated_value(name, words)
    if value is None:
        raise BadEntry(place=place, example=example)
    return value


def _code(name: str, written: object, place: str, example: str) -> str:
    if not isinstance(written, str) or written not in codebook().codes(name):
        raise BadEntry(place=f"{place}, {name}", example=example)
    return written


def _fields(tree: object, place: str, known: frozenset[str], example: str) -> Fields:
    if not isinstance(tree, Mapping) or not set(tree) <= known:
        raise BadEntry(place=place, example=example)
    return tree


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
