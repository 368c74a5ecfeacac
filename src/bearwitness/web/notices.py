"""A sentence that is shown once, on the next page."""

from __future__ import annotations

from bearwitness.domain.messages import message
from bearwitness.web.request import PageRequest

_KEY = "notices"


def notify(request: PageRequest, key: str, **values: object) -> None:
    """Show a message of the catalogues on the next page."""
    request.session[_KEY] = [*request.session.get(_KEY, []), message(key, request.language, **values)]


def taken(request: PageRequest) -> list[str]:
    """Sentences to show now; they are forgotten."""
    if _KEY not in request.session:
        return []
    found: list[str] = request.session.pop(_KEY)
    return found
