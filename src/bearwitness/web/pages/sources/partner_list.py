"""A partner's list: upload, mapping, dry run, and only then persons and claims."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.consents.agreement import agreement_of
from bearwitness.actions.sources.plan_list import plan_list
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import Consent
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.linkage_columns import LINKAGE_COLUMNS
from bearwitness.domain.messages import Language, message, say
from bearwitness.intake.document import Document
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.intake.lists.plan import ListPlan
from bearwitness.intake.lists.preview import ListPreview, preview
from bearwitness.intake.lists.table import table_of
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.bring_list import bring_list
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.pages.sources.list_form import ListForm, properties, proposed_form, sent_form
from bearwitness.web.pages.sources.original import Original
from bearwitness.web.request import PageRequest

SCOPES = ("analyse", "count", "quote")
FAULTS = 200
"""Cells at fault that are shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a dry run found; `faults` are row, header, words of the cell and what is wrong with it."""

    plan: ListPlan
    shown: ListPreview
    language: Language
    faults: list[tuple[int, str, str, str]]

    @property
    def columns(self) -> list[dict[str, object]]:
        """Header, label of the property, and some cells with what they become."""
        book = codebook()
        return [
            {
                "header": each.header,
                "label": book.property(each.property).labels[self.language],
                "samples": each.samples,
            }
            for each in self.shown.mapped
        ]


@page("add", writes=True)
def partner_list(request: PageRequest) -> HttpResponse:
    """Take the steps one by one; nothing is kept before the last of them."""
    form = Form(request, _fields(request), {"date": datetime.now(UTC).date().isoformat()})
    step = request.POST.get("step", "")
    if form.sent and (form.reads() or (step in ("look", "bring") and request.POST.get("original"))):
        original = Original.carried(request)
        if original is not None:
            with form.refusing("file"):
                document = original.document()
                agreement = _agreement(form)
                if step in ("look", "bring"):
                    return _look(request, form, original, document, agreement, brings=step == "bring")
                return _page(request, form, original, proposed_form(document))
    return render(request, "sources/partner_list.html", {"form": form}, status=form.status)


def _fields(request: PageRequest) -> tuple[Field, ...]:
    choices = tuple(
        Choice(value=each, label=codebook().label("consent_scope", each, request.language)) for each in SCOPES
    )
    return (
        Field(name="file", label="web_sources.words.file", hint="web_sources.partner.file_hint", kind="file"),
        Field(
            name="organisation",
            label="web_sources.words.organisation",
            hint="web_sources.words.organisation_hint",
            most=64,
        ),
        Field(
            name="scopes",
            label="web_sources.partner.scopes",
            hint="web_sources.partner.scopes_hint",
            kind="checks",
            choices=choices,
            required=False,
        ),
        Field(name="until", label="web_sources.partner.until", kind="day", required=False),
        Field(name="date", label="web_sources.partner.date", kind="day"),
    )


def _agreement(form: Form) -> Consent:
    answer = form.value("until") or "yes"
    scopes = {each: answer if each in form.values("scopes") else "no" for each in SCOPES}
    return agreement_of(json.dumps({"scopes": scopes, "date": form.value("date")}))


def _look(
    request: PageRequest,
    form: Form,
    original: Original,
    document: Document,
    agreement: Consent,
    *,
    brings: bool,
) -> HttpResponse:
    """Dry run; where every row fits and somebody has said so, bring it in."""
    filled = sent_form(request, document)
    organisation = form.value("organisation")
    try:
        mapping = mapping_of(filled.mapping_text())
        plan = plan_list(request.casebook, document.text, document.segments, mapping, organisation)
        shown = preview(table_of(document.text, document.segments, mapping.table), mapping)
        if brings and not plan.refusals:
            made = bring_list(request.casebook, original, document, mapping, agreement, organisation)
            notify(
                request, "web_sources.partner.done", persons=made.persons, claims=made.claims, held=made.held
            )
            return redirect("sources:source", source_id=made.source_id)
    except BearwitnessError as error:
        if error.room not in ("intake", "actions", "domain"):
            raise
        return _page(request, form, original, filled, error=say(error, request.language))
    looked = Looked(
        plan=plan, shown=shown, language=request.language, faults=_faults(request, plan, document, filled)
    )
    return _page(request, form, original, filled.asking(plan, document), looked)


def _faults(
    request: PageRequest, plan: ListPlan, document: Document, filled: ListForm
) -> list[tuple[int, str, str, str]]:
    rows = table_of(document.text, document.segments, filled.table).rows
    headers = {each.number: each.header for each in filled.columns}
    found = []
    for each in plan.refusals[:FAULTS]:
        cell = rows.get(each.row, {}).get(each.column)
        reason = message(f"intake.lists.reasons.{each.reason}", request.language)
        found.append((each.row, headers.get(each.column, ""), cell.words if cell else "", reason))
    return found


def _page(
    request: PageRequest,
    form: Form,
    original: Original,
    filled: ListForm,
    looked: Looked | None = None,
    error: str = "",
) -> HttpResponse:
    language = request.language
    shown = {
        "form": form,
        "original": original,
        "list": filled,
        "looked": looked,
        "error": error,
        "properties": properties(language),
        "linkage": [each for each in LINKAGE_COLUMNS if each != "rec_id"],
        "codes": [
            (name, getattr(filled, name), coded(code_list, language))
            for name, code_list in (
                ("role", "person_role"),
                ("basis", "basis"),
                ("reliability", "reliability"),
                ("doubtful", "reliability"),
            )
        ],
    }
    faulty = error or (looked is not None and looked.plan.refusals)
    return render(request, "sources/mapping.html", shown, status=422 if faulty else 200)
