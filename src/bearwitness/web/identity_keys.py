"""The identities key of a custodian, for as long as she opened it and no longer.

It lies in the memory of this process under a random token that only her session knows. When the session ends the token
is gone, and the key with the next request of anybody, at the latest when its time is over.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bearwitness.actions.identities.open_identity import MINUTES, OpenIdentity, open_identity
from bearwitness.casebook.handle import Casebook
from bearwitness.web.errors import IdentitiesBusy, IdentitiesClosed
from bearwitness.web.process import served
from bearwitness.web.request import PageRequest

KEPT_UNDER = "identities"
PATIENCE = 20
"""Seconds to wait for somebody else's reading; one reads at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Key, reason and end (on the monotonic clock) of one opening."""

    key: bytes = field(repr=False)
    name: str
    reason: str
    note: str = field(repr=False)
    until: float


_held: dict[str, Opened] = {}
_reading = threading.Lock()


def hold_key(request: PageRequest, key: bytes, reason: str, note: str) -> None:
    """Keep the key that her passphrase opened, for `MINUTES`."""
    close_key(request)
    token = secrets.token_urlsafe(32)
    until = time.monotonic() + 60 * MINUTES
    _held[token] = Opened(key=key, name=request.signed_in.name, reason=reason, note=note, until=until)
    request.session[KEPT_UNDER] = token


def close_key(request: PageRequest) -> None:
    """Forget it now."""
    _held.pop(request.session.pop(KEPT_UNDER, ""), None)


def forget_old_keys() -> None:
    """Forget every key whose time is over."""
    now = time.monotonic()
    for token, opened in list(_held.items()):
        if opened.until <= now:
            _held.pop(token, None)


def opened(request: PageRequest) -> Opened | None:
    """What this session has open, if anything."""
    forget_old_keys()
    found = _held.get(request.session.get(KEPT_UNDER, ""))
    return found if found is not None and found.name == request.signed_in.name else None


@contextmanager
def opened_identity(request: PageRequest) -> Iterator[OpenIdentity]:
    """Open the store for the body of a ``with`` statement, under the reason that she gave.

    Raises
    ------
    IdentitiesClosed
        She has not opened it, or the time is over.
    IdentitiesBusy
    NotAllowed
    """
    with _reading_alone(request) as held:
        minutes = int((held.until - time.monotonic()) // 60) + 1
        casebook = served().acting_as(held.name, held.key)
        with open_identity(casebook, reason=held.reason, note=held.note, minutes=minutes) as store:
            yield store


@contextmanager
def casebook_with_identities(request: PageRequest) -> Iterator[Casebook]:
    """Lend the key that she opened to an action that opens the store itself, as linkage does.

    Raises
    ------
    IdentitiesClosed
        She has not opened it, or the time is over.
    IdentitiesBusy
    """
    with _reading_alone(request) as held:
        yield served().acting_as(held.name, held.key)


@contextmanager
def _reading_alone(request: PageRequest) -> Iterator[Opened]:
    """What she opened, with nobody else reading meanwhile."""
    held = opened(request)
    if held is None:
        raise IdentitiesClosed
    if not _reading.acquire(timeout=PATIENCE):
        raise IdentitiesBusy
    try:
        yield held
    finally:
        _reading.release()
