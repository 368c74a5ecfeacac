"""Take one's last judgement back."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.linking.withdraw_judgement import withdraw_judgement
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.pairs.judge import on_with
from bearwitness.web.pages.pairs.queue import mode_of
from bearwitness.web.request import PageRequest


@page("review", writes=True)
def undo(request: PageRequest) -> HttpResponse:
    """It stays on record and counts no more; the pair waits again."""
    if request.method == "POST":
        try:
            withdraw_judgement(request.casebook)
            notify(request, "web_pairs.undone")
        except NoSuchItem:
            notify(request, "web_pairs.nothing_to_undo")
    return on_with(mode_of(request.POST.get("mode", "")))
