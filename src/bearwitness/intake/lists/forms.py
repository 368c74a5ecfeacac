"""Forms in which a list writes a value, such as ``about {y}``, and what each means in our own notation, ``{y}~``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.intake.errors import BadMapping

_SLOT = re.compile(r"\{([a-z])(:02)?\}")
_EXAMPLE = '{"about {y}": "{y}~", "{d}.{m}.{y}": "{y}-{m:02}-{d:02}"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: slots of one letter stand for whole numbers, everything else stands for itself."""

    pattern: re.Pattern[str]
    meaning: str

    def meant(self, words: str) -> str | None:
        """The words in our notation; None where they are not of this form."""
        found = self.pattern.fullmatch(words)
        if found is None:
            return None
        return _SLOT.sub(lambda slot: found[slot[1]].zfill(2 if slot[2] else 0), self.meaning)


def form_of(written: str, meaning: str, place: str) -> Form:
    """A form from its two sides.

    Raises
    ------
    BadMapping
        The meaning uses a slot that the form does not have, or the form has one twice.
    """
    slots = _SLOT.findall(written)
    names = [name for name, _ in slots]
    if len(set(names)) != len(names) or not {name for name, _ in _SLOT.findall(meaning)} <= set(names):
        raise BadMapping(place=place, example=_EXAMPLE)
    pieces = _SLOT.split(written)
    pattern = ""
    for position in range(0, len(pieces), 3):
        pattern += re.escape(pieces[position])
        if position + 1 < len(pieces):
            pattern += rf"(?P<{pieces[position + 1]}>[0-9]{{1,9}})"
    return Form(pattern=re.compile(pattern), meaning=meaning)
