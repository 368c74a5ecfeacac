"""What the codes of the record mean."""

from __future__ import annotations

from functools import cache

from bearwitness.domain.messages import Language
from bearwitness.domain.messages.catalogue import catalogue

_BLOCK = "web.audit.verbs."


@cache
def verbs_in_words(language: Language) -> dict[str, str]:
    """By code, what was done; a code that an older or a newer version wrote may be missing."""
    return {
        key.removeprefix(_BLOCK): words
        for key, words in catalogue(language).items()
        if key.startswith(_BLOCK)
    }
