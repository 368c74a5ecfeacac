"""What she agrees to for one passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.errors import ChangedSince
from bearwitness.actions.sources.show_source import show_source
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.source_file import SourceFile
from bearwitness.domain.answer import NO, YES, Answer, day_of
from bearwitness.domain.consent import Consent, Scope
from bearwitness.domain.messages import Language, message
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest

ASKED: tuple[Scope, ...] = ("quote", "analyse", "count", "record", "name")
"""Scopes that can differ by passage, the one that is asked most first."""
WHOLE = "whole"
"""Nothing else than for the whole."""
SEEN = "seen"
"""When the consent was recorded that the form showed: nobody changes one that she has not seen."""


@page("consent", writes=True)
def passage_answers(request: PageRequest, source_id: str, passage_id: str) -> HttpResponse:
    """Show the words, and take the answers that differ there; everything else of the consent stays as it is."""
    file = show_source(request.casebook, source_id)
    consent = file.consent
    there = {each.id: each for each in read_passages(request.casebook, source_id, unfolded=unfolded(request))}
    if consent is None or consent.withdrawn_at is not None or passage_id not in {*there, *consent.passages}:
        raise NoSuchItem
    before = consent.passages.get(passage_id, {})
    form = Form(request, _fields(request.language), {**_stands(before), SEEN: _seen(file)})
    if form.sent and form.reads() and _days_stand(form):
        if form.value(SEEN) != _seen(file):
            raise ChangedSince
        with form.refusing():
            record_consent(request.casebook, source_id, _changed(consent, passage_id, form))
            notify(request, "web_sources.passages.kept")
            return redirect("sources:passages", source_id=source_id)
    passage = there.get(passage_id)
    shown = {
        "file": file,
        "passage_id": passage_id,
        "passage": passage,
        "guarded": bool(passage and folding_of(request.case(), [passage])),
        "unfolded": unfolded(request),
        "form": form,
        "scopes": list(_shown(form)),
        "child": file.child,
    }
    return render(request, "sources/passage_answers.html", shown, status=form.status)


def _fields(language: Language) -> list[Field]:
    fields = [Field(name=SEEN, label="web_sources.consent.answer", kind="hidden", required=False)]
    for scope in (*ASKED, "share"):
        answers = ("no",) if scope == "share" else ("no", "yes", "until")
        choices = [
            Choice(value=WHOLE, label=message("web_sources.passages.as_whole", language)),
            *(
                Choice(value=each, label=message(f"web_sources.answers.a_{each}", language))
                for each in answers
            ),
        ]
        name = f"answer_{scope}"
        fields.append(
            Field(name=name, label="web_sources.consent.answer", kind="radios", choices=tuple(choices))
        )
        if scope != "share":
            fields.append(
                Field(name=f"until_{scope}", label="web_sources.consent.until", kind="day", required=False)
            )
    return fields


def _shown(form: Form) -> list[tuple[str, object, object]]:
    """Scope, its answer, and its last day where it can have one."""
    there = {each.field.name: each for each in form}
    return [(each, there[f"answer_{each}"], there.get(f"until_{each}")) for each in (*ASKED, "share")]


def _stands(before: Mapping[str, Answer]) -> dict[str, str]:
    found: dict[str, str] = {}
    for scope in (*ASKED, "share"):
        answer = before.get(scope)
        if answer is None:
            found[f"answer_{scope}"] = WHOLE
        elif answer.until is not None:
            found |= {f"answer_{scope}": "until", f"until_{scope}": answer.until.isoformat()}
        else:
            found[f"answer_{scope}"] = "yes" if answer.granted else "no"
    return found


def _seen(file: SourceFile) -> str:
    return file.history[-1].at.isoformat() if file.history else ""


def _days_stand(form: Form) -> bool:
    """Whether each *until* names its day."""
    missing = [
        each
        for each in ASKED
        if form.value(f"answer_{each}") == "until" and day_of(form.value(f"until_{each}")) is None
    ]
    for each in missing:
        form.refuse(f"until_{each}", "web_sources.consent.day_missing")
    return not missing


def _changed(consent: Consent, passage_id: str, form: Form) -> Consent:
    """The consent with other answers for one passage; answers for named recipients stay there."""
    asked = {*ASKED, "share"}
    kept = {key: answer for key, answer in consent.passages.get(passage_id, {}).items() if key not in asked}
    said = {scope: answer for scope in (*ASKED, "share") if (answer := _answer(form, scope)) is not None}
    passages = {**consent.passages, passage_id: {**kept, **said}}
    return replace(consent, passages={name: answers for name, answers in passages.items() if answers})


def _answer(form: Form, scope: str) -> Answer | None:
    given = form.value(f"answer_{scope}")
    if given == WHOLE:
        return None
    if given == "until":
        return Answer(granted=True, until=day_of(form.value(f"until_{scope}")))
    return YES if given == "yes" else NO
