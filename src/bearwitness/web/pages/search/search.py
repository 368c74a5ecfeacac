"""Search in the text and the claims that she may read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.web.accounts.saved_searches import kept_searches
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.unfold import kept_query, unfolded
from bearwitness.web.pages.search.asked import Asked, remember, remembered
from bearwitness.web.pages.search.form import search_form
from bearwitness.web.pages.search.found import found_claims, found_texts
from bearwitness.web.pages.search.found_at import found_at
from bearwitness.web.pages.search.in_words import in_words
from bearwitness.web.request import PageRequest

TEXTS, CLAIMS = "texts", "claims"


@page("search", writes=True)
def search(request: PageRequest) -> HttpResponse:
    """Ask by a form; show what was found under a token, so that no address, no history and no log holds the words."""
    token = request.GET.get("of", "")
    asked = remembered(request, token) if token else Asked()
    form = search_form(request, asked)
    if form.sent and form.reads():
        names = ("words", "term", "kind", "language")
        made = Asked(**{name: form.value(name) for name in names})
        if made.anything:
            return found_at(remember(request, made))
        form.refuse("words", "web_search.nothing_asked")
    view = CLAIMS if request.GET.get("in") == CLAIMS or not asked.words else TEXTS
    shown = {
        "form": form,
        "token": token,
        "asked": asked,
        "view": view,
        "unfolded": unfolded(request),
        "query": kept_query(request),
        "kept": [
            {"number": number, "words": in_words(each, request.language)}
            for number, each in kept_searches(request.signed_in)
        ],
    }
    if asked.anything and not form.sent:
        shown |= found_texts(request, asked, token) if view == TEXTS else found_claims(request, asked, token)
    return render(request, "search/search.html", shown, status=form.status)
