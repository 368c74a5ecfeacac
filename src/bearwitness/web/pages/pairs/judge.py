"""Say whether two records are one person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bearwitness.actions.linking.errors import AlreadyJudged
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.domain.errors import BadValue
from bearwitness.domain.judgement import VERDICTS, Mode
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.pairs.queue import mode_of
from bearwitness.web.request import PageRequest


@page("review", writes=True)
def judge(request: PageRequest) -> HttpResponse:
    """Keep it and go on to the next pair; a judgement that is sent twice is kept once."""
    mode = mode_of(request.POST.get("mode", ""))
    if request.method == "POST":
        verdict = next((each for each in VERDICTS if each == request.POST.get("verdict")), None)
        if verdict is None:
            raise BadValue(kind="verdict", example=" | ".join(VERDICTS))
        try:
            record_judgement(request.casebook, request.POST.get("pair", ""), verdict)
            notify(request, f"web_pairs.kept.{verdict}")
        except AlreadyJudged:
            notify(request, "web_pairs.already")
    return on_with(mode)


def on_with(mode: Mode) -> HttpResponse:
    """To the next pair of the queue, or of the sample."""
    return redirect(reverse("pairs:queue") + ("?mode=sample" if mode == "sample" else ""))
