"""Whether sensitive passages are shown or folded."""

from __future__ import annotations

from bearwitness.web.request import PageRequest

ASKS = "unfold"
UNFOLDED = "unfolded"
"""Where the session keeps it."""


def unfolded(request: PageRequest) -> bool:
    """Read ``?unfold=yes`` or ``no``, keep it for the session, and say how it is; folded until somebody asks."""
    asked = request.GET.get(ASKS)
    if asked in ("yes", "no"):
        request.session[UNFOLDED] = asked == "yes"
    return bool(request.session.get(UNFOLDED))


def kept_query(request: PageRequest) -> str:
    """What else the address asks for, so that folding leads back to the same page."""
    query = request.GET.copy()
    query.pop(ASKS, None)
    return query.urlencode()
