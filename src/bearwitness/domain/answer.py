"""Answers to a scope of consent: no, yes, or yes until a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bearwitness.domain.errors import BadConsent

_EXAMPLE = "yes, no or 2027-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether something is allowed; the last day on which it is, where one was named.

    Attributes
    ----------
    granted
        ``False`` is *no*, and what every unasked question is answered with.
    until
        Last day, included; only for what is granted. A *no* bears no date, so it never opens by itself.
    """

    granted: bool
    until: date | None = None

    def __post_init__(self) -> None:
        """Invariant: only a yes can have an end."""
        if self.until is not None and not self.granted:
            raise BadConsent(field="scopes", example=_EXAMPLE)

    def open_on(self, day: date) -> bool:
        """Whether it is allowed on a day."""
        return self.granted and (self.until is None or day <= self.until)

    def to_plain(self) -> str:
        """Text that :func:`answer_of` reads: ``yes``, ``no`` or a date."""
        if self.until is not None:
            return self.until.isoformat()
        return "yes" if self.granted else "no"


NO = Answer(granted=False)
YES = Answer(granted=True)


def answer_of(value: object, field: str) -> Answer:
    """Answer that a consent file gives: YAML's yes and no, their words, or a date.

    Raises
    ------
    BadConsent
        Where it is none of these; names the field, never what stood there.
    """
    if value is True or value == "yes":
        return YES
    if value is False or value == "no":
        return NO
    day = day_of(value)
    if day is None:
        raise BadConsent(field=field, example=_EXAMPLE)
    return Answer(granted=True, until=day)


def day_of(value: object) -> date | None:
    """Day that YAML has read as a date, or that stands as text; ``None`` for everything else."""
    if type(value) is date:
        return value
    if not isinstance(value, str) or len(value) != len("2027-12-31"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
