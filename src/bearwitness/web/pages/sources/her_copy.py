"""Her own copy of what she said and allowed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.consents.survivor_copy import survivor_words
from bearwitness.domain.messages import LANGUAGES
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("consent")
def her_copy(request: PageRequest, source_id: str) -> HttpResponse:
    """Show it in a language, to be printed; with ``?file=yes`` as a file that she can take along."""
    asked = request.GET.get("language", "")
    language = next((each for each in LANGUAGES if each == asked), request.language)
    words = survivor_words(request.casebook, source_id, language)
    if request.GET.get("file") == "yes":
        headers = {"Content-Disposition": 'attachment; filename="copy.txt"'}
        return HttpResponse(words, content_type="text/plain; charset=utf-8", headers=headers)
    return render(
        request, "sources/her_copy.html", {"words": words, "chosen": language, "source_id": source_id}
    )
