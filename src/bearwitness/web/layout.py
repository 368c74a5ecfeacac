"""What every template knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from bearwitness import __version__
from bearwitness.casebook.rights import Right, allowed
from bearwitness.domain.messages.catalogue import LANGUAGES
from bearwitness.web.notices import taken
from bearwitness.web.request import PageRequest

OWN_NAMES = {"en": "English", "ko": "한국어", "zh": "中文"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the navigation: a key of the catalogues, the name of its page, and the right that shows it."""

    key: str
    url: str
    right: Right | None = None


def layout(given: HttpRequest) -> dict[str, Any]:
    """Context of every page; on a page that refuses early, nobody is signed in."""
    request = cast("PageRequest", given)
    account = getattr(request, "account", None)
    return {
        "language": getattr(request, "language", "en"),
        "languages": [(each, OWN_NAMES[each]) for each in LANGUAGES],
        "account": account,
        "places": list(_places(request)) if account else [],
        "notices": taken(request) if hasattr(request, "language") else [],
        "version": __version__,
        "path": request.path,
    }


def _places(request: PageRequest) -> list[dict[str, object]]:
    from bearwitness.web.pages import navigation

    shown = []
    for place in navigation():
        if request.roles and (place.right is None or allowed(request.roles, place.right)):
            target = reverse(place.url)
            inside = request.path == target or (target != "/" and request.path.startswith(target))
            shown.append({"key": place.key, "target": target, "here": inside})
    return shown
