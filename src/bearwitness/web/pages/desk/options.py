"""What can be typed as the value of a property."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.notation import notation
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("code")
def options(request: PageRequest, name: str) -> HttpResponse:
    """Type of the property, why it is asked, an example, and the codes or places with their labels."""
    book, language = codebook(), request.language
    if name not in book.properties:
        raise NoSuchItem
    wanted = book.property(name)
    choices: list[dict[str, str]] = []
    if wanted.type == "term":
        choices = [
            {"value": each.code, "label": each.labels[language], "hint": each.definitions[language]}
            for each in book.list(wanted.list).codes.values()
        ]
    elif wanted.type == "place":
        choices = [
            {"value": each.id, "label": Gazetteer.load().name(each.id, language), "hint": ""}
            for each in Gazetteer.load().places.values()
        ]
    example = "" if choices else notation(name)
    return JsonResponse(
        {"type": wanted.type, "why": wanted.why[language], "example": example, "choices": choices}
    )
