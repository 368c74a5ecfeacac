"""Which page of a list is asked for."""

from __future__ import annotations

from bearwitness.web.request import PageRequest

DIGITS = 6


def page_number(request: PageRequest) -> int:
    """Number in ``?page=``, from 1; whatever is none means the first."""
    given = request.GET.get("page", "")
    sound = given.isascii() and given.isdecimal() and len(given) <= DIGITS
    return max(1, int(given)) if sound else 1
