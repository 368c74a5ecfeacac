"""The network: its shape, and who and what is on record with whom."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.patterns.look_at_network import look_at_network
from bearwitness.casebook.rights import CASE_TEAM, analysing
from bearwitness.web.page_number import page_number
from bearwitness.web.pages.page import page
from bearwitness.web.pages.patterns.answered import EVERYBODY, shown_pattern
from bearwitness.web.pages.patterns.drawing import drawing
from bearwitness.web.request import PageRequest

A_PAGE = 25


@page("analyse")
def network(request: PageRequest) -> HttpResponse:
    """A page of it by pseudonym; nobody is ranked."""
    number = page_number(request)
    knots = look_at_network(request.casebook, analysing(request.roles), (number - 1) * A_PAGE, A_PAGE)
    return shown_pattern(
        request,
        knots.shape,
        "patterns/network.html",
        among=EVERYBODY,
        knots=knots,
        picture=drawing(knots.found, request.language),
        before=f"?page={number - 1}" if number > 1 else "",
        after=f"?page={number + 1}" if number * A_PAGE < knots.all else "",
        may_export=bool(request.roles.intersection(CASE_TEAM)),
    )
