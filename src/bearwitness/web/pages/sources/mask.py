"""Mask a source that was kept without a text."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.errors import NotTheOriginal
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.casebook.held import held_source, lacks_text
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.domain.errors import BadMasking
from bearwitness.domain.messages import message, say
from bearwitness.intake.document import Document
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources import masking
from bearwitness.web.pages.sources.original import Original
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(
        name="text",
        label="web_sources.words.text",
        hint="web_sources.mask.again_hint",
        kind="textarea",
        required=False,
        one_of=True,
        most=1_000_000,
        rows=10,
    ),
    Field(name="file", label="web_sources.words.file", kind="file", required=False, one_of=True),
)


@page("add", writes=True)
def mask(request: PageRequest, source_id: str) -> HttpResponse:
    """Ask for the original once more, propose, take decisions, and mask when somebody has signed."""
    source = held_source(request.casebook, source_id)
    if source.kind not in PROTECTED or not lacks_text(source_id):
        return render(request, "sources/masked.html", {"source_id": source_id, "step": 4})
    if request.method == "POST" and request.POST.get("step") in ("show", "add", "rest", "sign"):
        return _decide(request, source_id, source.sha256)
    form = Form(request, FIELDS)
    if form.sent and form.reads():
        original = Original.sent(request, form.value("text"))
        if original is None:
            form.refuse("text", "web_sources.words.one")
        else:
            with form.refusing("file" if form.file("file") else "text"):
                document = _the_very(original, source.sha256)
                return masking.begin(request, source_id, original, document)
    return render(
        request, "sources/mask.html", {"form": form, "source_id": source_id, "step": 4}, status=form.status
    )


def _the_very(original: Original, sha256: str) -> Document:
    """What is read from an original that is the one that was kept."""
    document = original.document()
    if document.original_sha256 != sha256:
        raise NotTheOriginal
    return document


def _decide(request: PageRequest, source_id: str, sha256: str) -> HttpResponse:
    original = Original.carried(request)
    if original is None:
        return redirect("sources:mask", source_id=source_id)
    document = _the_very(original, sha256)
    lines = masking.sent_lines(request, document.text)
    step = request.POST["step"]
    error = ""
    if step == "add":
        words, kind = request.POST.get("more_words", ""), request.POST.get("more_kind", "")
        more = masking.with_more(lines, document.text, words, kind)
        if len(more) > masking.ROWS:
            error = message(masking.TOO_MANY, request.language, most=masking.ROWS)
        elif more == lines:
            error = message("web_sources.mask.not_found", request.language)
        else:
            lines = more
    elif step == "rest":
        lines = masking.left_as_masked(lines)
    elif step == "sign":
        error = _signed(request, source_id, original, document, lines)
        if not error:
            notify(request, "web_sources.mask.done", number=sum(each.decided == "mask" for each in lines))
            return redirect("sources:source", source_id=source_id)
    return masking.masking_page(request, source_id, original, document.text, lines, error)


def _signed(
    request: PageRequest, source_id: str, original: Original, document: Document, lines: list[masking.Line]
) -> str:
    """Mask it; or say why not."""
    if not all(each.decided for each in lines):
        return message("web_sources.mask.undecided", request.language)
    if not request.POST.get("signed"):
        return message("web_sources.mask.unsigned", request.language)
    try:
        mask_source(
            request.casebook,
            source_id,
            original.data,
            masking.masking_of_lines(lines, document.text),
            document,
        )
    except BadMasking as error:
        number = masking.at_fault(lines, error)
        return (
            message("web_sources.mask.clash", request.language, number=number)
            if number
            else say(error, request.language)
        )
    return ""
