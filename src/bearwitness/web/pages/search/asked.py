"""What somebody searches for, kept in her session under a random token: no word of it stands in an address."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.search.narrow import Narrow
from bearwitness.web.request import PageRequest

KEPT_UNDER = "searches"
MOST = 10
"""Searches that a session remembers; the oldest goes first."""
LONGEST = 200
"""Characters of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words, a code of the codebook as ``property:code``, a kind of source and a language; empty for any."""

    words: str = ""
    term: str = ""
    kind: str = ""
    language: str = ""

    @property
    def narrow(self) -> Narrow:
        """What is asked for besides the words."""
        name, _, code = self.term.partition(":")
        return Narrow(property=name, code=code, kind=self.kind, language=self.language)

    @property
    def anything(self) -> bool:
        """Whether anything is asked for at all."""
        return any(asdict(self).values())


def remember(request: PageRequest, asked: Asked) -> str:
    """Keep it in the session, which lies in the encrypted database, and return its token."""
    token = secrets.token_urlsafe(9)
    kept = list(request.session.get(KEPT_UNDER, {}).items())[1 - MOST :]
    request.session[KEPT_UNDER] = {**dict(kept), token: asdict(asked)}
    return token


def remembered(request: PageRequest, token: str) -> Asked:
    """What a token of this session stands for.

    Raises
    ------
    NoSuchItem
    """
    found = request.session.get(KEPT_UNDER, {}).get(token)
    if found is None:
        raise NoSuchItem
    return Asked(**found)
