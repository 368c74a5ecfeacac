"""What a form of the desk gets back."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.web.notices import notify
from bearwitness.web.pages.desk.shown import shown
from bearwitness.web.request import PageRequest


def answered(
    request: PageRequest, text: str, *, since: datetime | None = None, saved: str = ""
) -> HttpResponse:
    """The text and its claims as they stand now; without a script, the whole page.

    Parameters
    ----------
    request
        What was sent.
    text
        Identifier of the text.
    since
        When she last saw the claims: what others added after it is marked.
    saved
        What was done: ``added``, ``undone``, ``taken_back``, ``refused``, ``proposed_again``; the script clears the form by it.
    """
    if not request.partial:
        if saved:
            notify(request, f"web_desk.{saved}")
        return redirect("desk:desk", text=text)
    answer = render(request, "desk/work.html", {**shown(request, text, since), "saved": saved})
    if saved:
        answer["HX-Trigger-After-Settle"] = f"desk-{saved.replace('_', '-')}"
    return answer


def not_saved(request: PageRequest, sentence: str) -> HttpResponse:
    """The sentence that says why, beside the form, which stays as it is."""
    template = "desk/said.html" if request.partial else "desk/not_saved.html"
    answer = render(request, template, {"sentence": sentence}, status=422)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#said", "innerHTML"
    return answer
