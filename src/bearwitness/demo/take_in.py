"""Take a fictional world in through the same doors as real data."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources

from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.consents.agreement import agreement_of
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.masking.list_masking import mask_unmapped
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.access import Case
from bearwitness.casebook.handle import Casebook
from bearwitness.demo.world import World, WorldSource
from bearwitness.demo.world.coding import Coding
from bearwitness.domain.answer import answer_of
from bearwitness.domain.consent import Consent
from bearwitness.domain.masking import Masking
from bearwitness.domain.messages import Language
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.value import value_from_json
from bearwitness.intake.document import Document
from bearwitness.intake.lists.linkage_rows import linkage_rows
from bearwitness.intake.lists.mapping import ListMapping, mapping_of
from bearwitness.intake.text import document_of

OWN_VIEW = "She feels safe where she lives now, and asks that her village is not named"
REVIEWED = timedelta(days=180)
Held = Mapping[str, SourceRecord]
"""Sources in the casebook by the name that the world gives them."""
Listed = tuple[Document, ListMapping]
"""A list, and how those of its language are read."""


def take_in(casebook: Casebook, world: World) -> Held:
    """Add every source under its consent."""
    held: dict[str, SourceRecord] = {}
    for source in world.sources:
        held[source.name] = _add(casebook, source, held)
    return held


def agree(casebook: Casebook, world: World, held: Held) -> None:
    """Agree, as a second person, to the use of what children said."""
    for source in world.sources:
        if source.child:
            second_consent(casebook, held[source.name].id)


def assess(casebook: Casebook, world: World, held: Held) -> None:
    """Record what could happen to each person who told, with her own view; without it nothing is released."""
    today = datetime.now(UTC).date()
    levels = {"survivor": "Low", "family": "Medium", "helpers": "Low", "children": "DoesNotApply"}
    for source in world.sources:
        if source.kind == "testimony":
            risk = Risk(on=today, levels=levels, own_view=OWN_VIEW, next_review=today + REVIEWED)
            record_risk(casebook, held[source.name].id, risk)


def code(casebook: Casebook, world: World, held: Held) -> dict[str, str]:
    """Code every source, then withdraw what is withdrawn; return the pseudonyms by the world's own keys."""
    persons: dict[str, str] = {}
    for source in world.sources:
        if source.codings:
            put = _import if source.kind == "list" else _code
            put(casebook, source, held[source.name], persons)
    for source in world.sources:
        if source.withdrawn_after:
            withdraw_consent(casebook, held[source.name].id, datetime.now(UTC))
    return persons


def _add(casebook: Casebook, source: WorldSource, held: Mapping[str, SourceRecord]) -> SourceRecord:
    listed = _listed(source)
    origin = next((held[name].id for name in source.derives_from if name in held), None)
    record = add_source(
        casebook,
        data=source.data,
        name=source.name,
        kind=source.kind,
        organisation=source.organisation or "",
        consent=_consent(source),
        child=source.child,
        derives_from=origin,
        masking=None if source.kind == "document" else _masked(source, listed),
    )
    if listed is not None:
        keep_columns(casebook, record.id, linkage_rows(*listed))
    return record


def masking(source: WorldSource) -> Masking:
    """What is masked: of a list, all but the columns that are coded."""
    return _masked(source, _listed(source))


def _masked(source: WorldSource, listed: Listed | None) -> Masking:
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


def _import(casebook: Casebook, source: WorldSource, record: SourceRecord, persons: dict[str, str]) -> None:
    """Import a list by the mapping of its language; who is on record already is known by the world's own keys."""
    keys = {
        source.text[each.start : each.end]: each.person_key
        for each in source.codings
        if each.property == "role"
    }
    known = {number: persons[key] for number, key in keys.items() if key in persons}
    made = import_list(casebook, record.id, mapping_in(source.language), known)
    persons |= {keys[number]: person for number, person in made.persons.items()}
    _narrow(casebook, source, record, made.passages)


def _code(casebook: Casebook, source: WorldSource, record: SourceRecord, persons: dict[str, str]) -> None:
    """Code the masked text as the world's documenters did, a passage at a time; then record the stricter passages."""
    text_id = Case(casebook, "team").text_ids(record.id)[0]
    lies = masking(source).apply(source.text).alignment
    passages: dict[tuple[int, int], list[Coding]] = defaultdict(list)
    for coding in source.codings:
        passages[lies.to_new(coding.start, coding.end)].append(coding)
    cut: dict[tuple[int, int], str] = {}
    for (start, end), codings in passages.items():
        for coding in codings:
            if coding.person_key not in persons:
                persons[coding.person_key] = add_subject(casebook, "Person").id
        claims = code_passage(casebook, text_id, start, end, [_draft(coding, persons) for coding in codings])
        cut[start, end] = claims[0].passage_id
    _narrow(casebook, source, record, cut)


def _draft(coding: Coding, persons: Mapping[str, str]) -> ClaimDraft:
    return ClaimDraft(
        subject_id=persons[coding.person_key],
        property=coding.property,
        value=value_from_json(dict(coding.value_json)),
        basis=coding.basis,
        reliability=coding.reliability,
    )


def _narrow(
    casebook: Casebook, source: WorldSource, record: SourceRecord, cut: Mapping[tuple[int, int], str]
) -> None:
    consent = _consent(source)
    if consent is None or not source.narrower:
        return
    lies = masking(source).apply(source.text).alignment
    answers = {
        passage: {scope: answer_of(value, "passages") for scope, value in each.scopes.items()}
        for each in source.narrower
        for (start, end), passage in cut.items()
        if lies.to_new(each.start, each.end)[0] <= start and end <= lies.to_new(each.start, each.end)[1]
    }
    record_consent(casebook, record.id, replace(consent, passages=answers))
