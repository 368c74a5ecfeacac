"""Labels of properties and codes in three languages, from the codebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.domain.release import Words
from bearwitness.release.cells import CONFLICTING, NOT_RECORDED, OTHER

SPECIAL = (NOT_RECORDED, CONFLICTING, OTHER)


def everywhere(key: str, **values: object) -> Words:
    """Message in every language; values that are `Words` are put in by language."""
    return in_all(
        lambda language: message(
            key,
            language,
            **{name: each.of(language) if isinstance(each, Words) else each for name, each in values.items()},
        )
    )


def in_all(say: Callable[[Language], str]) -> Words:
    """Words made language by language."""
    return Words(**{language: say(language) for language in LANGUAGES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words for properties and codes.

    Attributes
    ----------
    properties
        Property to its label.
    lists
        Property to its public code list, code to label, in order; properties without one are absent.
    places
        Place to its label.
    """

    properties: Mapping[str, Words]
    lists: Mapping[str, Mapping[str, Words]]
    places: Callable[[str], Words]

    def property(self, name: str) -> Words:
        """Label of a property."""
        return self.properties.get(name) or in_all(lambda _: name)

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes of a property's list; none where it has no list."""
        return tuple(self.lists.get(name, {}))

    def code(self, name: str, code: str) -> Words:
        """Label of a code of a property."""
        if code in SPECIAL:
            return everywhere(f"release.category{code}")
        return self.lists.get(name, {}).get(code) or self.places(code)
