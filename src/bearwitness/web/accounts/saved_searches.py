"""Searches that somebody keeps for herself, for a while."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.web.accounts.models import Account, SavedSearch
from bearwitness.web.errors import TooManySearches

LASTS = timedelta(days=90)
MOST = 30
"""Searches that one person keeps."""


def kept_searches(account: Account) -> list[tuple[int, dict[str, str]]]:
    """Her own, newest first, by number; those whose time is over are not among them."""
    rows = SavedSearch.objects.filter(account=account, until__gt=datetime.now(UTC)).order_by("-pk")
    return [(row.pk, dict(row.asked)) for row in rows]


def keep_search(casebook: Casebook, account: Account, asked: Mapping[str, str]) -> None:
    """Keep one for `LASTS`, and drop everybody's whose time is over; the record says that, and no word of it.

    Raises
    ------
    NotAllowed
    TooManySearches
    """
    now = datetime.now(UTC)
    with acting(casebook, "keep_search", "search"):
        SavedSearch.objects.filter(until__lte=now).delete()
        own = SavedSearch.objects.filter(account=account)
        if own.count() >= MOST:
            raise TooManySearches(most=MOST)
        own.filter(asked=dict(asked)).delete()
        SavedSearch.objects.create(account=account, asked=dict(asked), until=now + LASTS)


def drop_search(casebook: Casebook, account: Account, number: int) -> None:
    """Forget one of her own.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is none of that number, or it is somebody else's.
    """
    with acting(casebook, "drop_search", "search"):
        gone, _ = SavedSearch.objects.filter(account=account, pk=number).delete()
        if not gone:
            raise NoSuchItem
