"""The one consent gate: every exit asks it, or the database filter that a test holds equal to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bearwitness.domain.consent import Consent, Scope
from bearwitness.domain.source import SourceKind

OPEN_BY_KIND: Mapping[SourceKind, frozenset[Scope]] = {
    "document": frozenset({"record", "analyse", "count"}),
    "testimony": frozenset({"record"}),
    "list": frozenset({"record"}),
}
"""What is open where no consent or agreement was recorded."""

QUOTABLE_LICENCES = frozenset({"public-domain", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"})
"""Licences under which a public document may be quoted."""


def permits(
    consent: Consent | None,
    scope: Scope,
    passage: str | None,
    at: datetime,
    *,
    recipient: str | None = None,
    kind: SourceKind = "testimony",
    child: bool = False,
    microdata: bool = False,
    licence: str = "",
    echo: bool = False,
    independent: bool = False,
) -> bool:
    """Whether something of a source may pass an exit.

    Parameters
    ----------
    consent
        The consent or agreement in force; None where none was recorded.
    scope
        Scope of the exit.
    passage
        Identifier of the passage, or None for the source as a whole.
    at
        Moment of the exit, with its zone; an answer *until* a date holds to the end of that day in UTC.
    recipient
        With ``share``: to whom it goes; without one nothing is shared.
    kind
        Rows of a list may be stricter than its agreement, never freer.
    child
        Testimony of a child: never quoted, never microdata, and nothing without a second approver.
    microdata
        Whether rows of single persons leave.
    licence
        Licence of a public document (SPDX), on which quoting depends.
    echo
        Whether the source derives, at any remove, from one whose consent is withdrawn: only the case team's own
        pages still show it.
    independent
        Whether a reviewer knows the passage from elsewhere, so that it is no echo.
    """
    if echo and scope != "record" and not (passage is not None and independent):
        return False
    approved = consent is not None and bool(consent.second_approver)
    if (child or (consent is not None and consent.child)) and (scope == "quote" or microdata or not approved):
        return False
    if consent is None:
        quotable = scope == "quote" and kind == "document" and licence in QUOTABLE_LICENCES
        return quotable or scope in OPEN_BY_KIND[kind]
    if consent.is_withdrawn(at):
        return False
    day = at.astimezone(UTC).date()
    whole = consent.answer(scope, recipient=recipient).open_on(day)
    if passage is None:
        return whole
    own = consent.answer(scope, passage_id=passage, recipient=recipient).open_on(day)
    return own and (whole or kind != "list")
