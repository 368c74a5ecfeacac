"""The network: its shape, and who and what is on record with whom."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.patterns.look_at_network import look_at_network
from bearwitness.actions.patterns.study import Question
from bearwitness.casebook.rights import CASE_TEAM, analysing
from bearwitness.web.pages.page import page
from bearwitness.web.pages.patterns.answered import answered
from bearwitness.web.pages.patterns.drawing import drawing
from bearwitness.web.request import PageRequest

A_PAGE = 25


@page("analyse")
def network(request: PageRequest) -> HttpResponse:
    """A page of it by pseudonym; nobody is ranked."""
    given = request.GET.get("page", "1")
    at = max(1, int(given)) if given.isdecimal() and len(given) < 7 else 1
    knots = look_at_network(request.casebook, analysing(request.roles), (at - 1) * A_PAGE, A_PAGE)
    return answered(
        request,
        Question(kind="networks"),
        "patterns/network.html",
        knots=knots,
        picture=drawing(knots.found, request.language),
        before=f"?page={at - 1}" if at > 1 else "",
        after=f"?page={at + 1}" if at * A_PAGE < knots.all else "",
        may_export=bool(request.roles.intersection(CASE_TEAM)),
    )
