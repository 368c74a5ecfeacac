"""Take a fictional world in through the same doors as real data."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources

from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_text import code_text
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.consents.agreement import agreement_of
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.masking.list_masking import mask_unmapped
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subjects import add_subjects
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.access import Case
from bearwitness.casebook.handle import Casebook
from bearwitness.demo import picture
from bearwitness.demo.world import World, WorldSource
from bearwitness.demo.world.coding import Coding
from bearwitness.domain.alignment import Alignment
from bearwitness.domain.answer import YES, Answer, answer_of
from bearwitness.domain.consent import Consent
from bearwitness.domain.masking import Masking
from bearwitness.domain.messages import Language
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.value import value_from_json
from bearwitness.intake.document import Document
from bearwitness.intake.lists.linkage_rows import linkage_rows
from bearwitness.intake.lists.mapping import ListMapping, mapping_of
from bearwitness.intake.readers.registry import read_bytes
from bearwitness.intake.text import document_of
from bearwitness.release.planning.quote_plan import PlannedQuote, Span

OWN_VIEW = "She feels safe where she lives now, and asks that her village is not named"
REVIEWED = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A source in the casebook, and where in its working text the words of the original lie."""

    record: SourceRecord
    lies: Alignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Pseudonyms by the world's own keys, and the passages that may be quoted."""

    persons: Mapping[str, str]
    quotes: tuple[PlannedQuote, ...]


Held = Mapping[str, Taken]
"""Sources in the casebook by the name that the world gives them."""
Cut = Mapping[Span, str]
"""Passages by where they lie in the working text."""
Listed = tuple[Document, ListMapping]
"""A list, and how those of its language are read."""


def take_in(casebook: Casebook, world: World) -> Held:
    """Add every source under its consent."""
    held: dict[str, Taken] = {}
    for source in world.sources:
        held[source.name] = _add(casebook, source, held)
    return held


def add_picture(casebook: Casebook) -> str:
    """Add the demo's drawing as a public document; return its identifier."""
    data = picture.draw_picture()
    document = read_bytes(data).document(data)
    return add_source(
        casebook, data=data, name=picture.NAME, kind="document", document=document, licence=picture.LICENCE
    ).id


def agree(casebook: Casebook, world: World, held: Held) -> None:
    """Agree, as a second person, to the use of what children said."""
    for source in world.sources:
        if source.child:
            second_consent(casebook, held[source.name].record.id)


def assess(casebook: Casebook, world: World, held: Held) -> None:
    """Record what could happen to each person who told, with her own view; without it nothing is released."""
    today = datetime.now(UTC).date()
    levels = {"survivor": "Low", "family": "Medium", "helpers": "Low", "children": "DoesNotApply"}
    for source in world.sources:
        if source.kind == "testimony":
            risk = Risk(on=today, levels=levels, own_view=OWN_VIEW, next_review=today + REVIEWED)
            record_risk(casebook, held[source.name].record.id, risk)


def code(casebook: Casebook, world: World, held: Held) -> Coded:
    """Code every source, note what was answered for single passages, then withdraw what is withdrawn."""
    persons: dict[str, str] = {}
    quotes: list[PlannedQuote] = []
    for source in world.sources:
        if source.codings:
            put = _import if source.kind == "list" else _code
            taken = held[source.name]
            cut = put(casebook, source, taken, persons)
            _answer(casebook, source, taken, cut)
            quotes += _quotes(source, taken, cut)
    for source in world.sources:
        if source.withdrawn_after:
            withdraw_consent(casebook, held[source.name].record.id, datetime.now(UTC))
    return Coded(persons=persons, quotes=tuple(quotes))


def _add(casebook: Casebook, source: WorldSource, held: Held) -> Taken:
    listed = _listed(source)
    masking = _masking(source, listed)
    origin = next((held[name].record.id for name in source.derives_from if name in held), None)
    record = add_source(
        casebook,
        data=source.data,
        name=source.name,
        kind=source.kind,
        organisation=source.organisation or "",
        consent=_consent(source),
        child=source.child,
        derives_from=origin,
        document=None if listed is None else listed[0],
        masking=None if source.kind == "document" else masking,
    )
    if listed is not None:
        keep_columns(casebook, record.id, linkage_rows(*listed))
    return Taken(record=record, lies=masking.apply(source.text).alignment)


def _masking(source: WorldSource, listed: Listed | None) -> Masking:
    """What is masked: of a list, all but the columns that are coded."""
    return Masking(masks=source.masks) if listed is None else mask_unmapped(*listed)


def _listed(source: WorldSource) -> Listed | None:
    return (document_of(source.data), mapping_in(source.language)) if source.kind == "list" else None


@cache
def mapping_in(language: Language) -> ListMapping:
    """How the lists of a language are read."""
    folder = resources.files("bearwitness.demo.mappings")
    return mapping_of(folder.joinpath(f"{language}.yaml").read_text("utf-8"))


def _consent(source: WorldSource) -> Consent | None:
    if source.consent is None:
        return None
    text = json.dumps(dict(source.consent), ensure_ascii=False, default=str)
    return agreement_of(text) if source.kind == "list" else Consent.from_yaml_text(text)


def _import(casebook: Casebook, source: WorldSource, taken: Taken, persons: dict[str, str]) -> Cut:
    """Import a list by the mapping of its language; who is on record already is known by the world's own keys."""
    keys = {
        source.text[each.start : each.end]: each.person_key
        for each in source.codings
        if each.property == "role"
    }
    known = {number: persons[key] for number, key in keys.items() if key in persons}
    made = import_list(casebook, taken.record.id, mapping_in(source.language), known)
    persons |= {keys[number]: person for number, person in made.persons.items()}
    return made.passages


def _code(casebook: Casebook, source: WorldSource, taken: Taken, persons: dict[str, str]) -> Cut:
    """Code the masked text as the world's documenters did."""
    text_id = Case(casebook, "team").text_ids(taken.record.id)[0]
    new = list(dict.fromkeys(each.person_key for each in source.codings if each.person_key not in persons))
    made = add_subjects(casebook, ["Person"] * len(new)) if new else []
    persons |= {key: person.id for key, person in zip(new, made, strict=True)}
    passages: dict[Span, list[ClaimDraft]] = defaultdict(list)
    for coding in source.codings:
        passages[taken.lies.to_new(coding.start, coding.end)].append(_draft(coding, persons))
    drafts = [
        PassageDraft(start=start, end=end, claims=tuple(said)) for (start, end), said in passages.items()
    ]
    spans = [(each.start, each.end) for each in drafts for _ in each.claims]
    claims = code_text(casebook, text_id, drafts)
    return {span: claim.passage_id for span, claim in zip(spans, claims, strict=True)}


def _draft(coding: Coding, persons: Mapping[str, str]) -> ClaimDraft:
    return ClaimDraft(
        subject_id=persons[coding.person_key],
        property=coding.property,
        value=value_from_json(dict(coding.value_json)),
        basis=coding.basis,
        reliability=coding.reliability,
    )


def _answer(casebook: Casebook, source: WorldSource, taken: Taken, cut: Cut) -> None:
    """Record what was answered for single passages: stricter rows, and the words about which a person was asked."""
    consent = _consent(source)
    if consent is None or not (source.narrower or source.asked):
        return
    answers: dict[str, dict[str, Answer]] = {
        passage: {scope: answer_of(value, "passages") for scope, value in each.scopes.items()}
        for each in source.narrower
        for (start, end), passage in cut.items()
        if taken.lies.to_new(each.start, each.end)[0] <= start
        and end <= taken.lies.to_new(each.start, each.end)[1]
    }
    answers |= {each.passage: {"quote": YES} for each in _quotes(source, taken, cut)}
    record_consent(casebook, taken.record.id, replace(consent, passages=answers))


def _quotes(source: WorldSource, taken: Taken, cut: Cut) -> list[PlannedQuote]:
    """The passage that may be quoted; what is left out counts from its beginning."""
    if source.asked is None:
        return []
    start, end = taken.lies.to_new(source.asked.start, source.asked.end)
    spans = [taken.lies.to_new(*span) for span in source.asked.leave_out]
    leave_out = tuple((low - start, high - start) for low, high in spans)
    return [PlannedQuote(passage=cut[start, end], leave_out=leave_out)]
