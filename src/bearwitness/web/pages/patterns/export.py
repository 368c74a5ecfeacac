"""The network as a file for the case team."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.patterns.export_network import export_network
from bearwitness.casebook.acting import refuse
from bearwitness.casebook.rights import CASE_TEAM, analysing
from bearwitness.patterns.networks.export import NETWORK_FORMATS
from bearwitness.web.attached import attached
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("analyse", writes=True, confirmed=True)
def export(request: PageRequest) -> HttpResponse:
    """Download it under the tokens of one run; it is logged, and it is for nobody outside."""
    if not request.roles.intersection(CASE_TEAM):
        refuse(request.casebook, "export_network")
    chosen = next((each for each in NETWORK_FORMATS if each == request.POST.get("format")), None)
    if request.method != "POST" or chosen is None:
        return redirect("patterns:network")
    return attached(export_network(request.casebook, analysing(request.roles), chosen), f"network.{chosen}")
