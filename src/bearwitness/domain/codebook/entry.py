"""One entry of a codebook's file: its fields read one by one, with the path that leads to a fault."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from bearwitness.domain.messages.catalogue import LANGUAGES, Language

T = TypeVar("T", bound=str)

Path = tuple[str, ...]


class Fault(ValueError):
    """Something is wrong at a path of the file; holds what would be right, in public words."""

    def __init__(self, path: Path, example: str) -> None:
        self.path = path
        self.example = example
        super().__init__(".".join(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Mapping of a file.

    Attributes
    ----------
    path
        Keys that lead to it.
    whole
        Whether words must be there in every language. Where not, one will do, and a missing one shows the first
        that is there with its language after it, as in ``Teacher [en]``.
    """

    path: Path
    fields: Mapping[str, object]
    whole: bool = True

    @classmethod
    def of(cls, path: Path, value: object, *, whole: bool = True) -> Entry:
        """Entry of what must be a mapping with text keys."""
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise Fault(path, "name: {...}")
        return cls(path=path, fields=value, whole=whole)

    def at(self, key: str) -> Path:
        """Path of a field."""
        return (*self.path, key)

    def entry(self, key: str) -> Entry:
        """Mapping inside; an empty one where the field is absent."""
        return Entry.of(self.at(key), self.fields.get(key, {}), whole=self.whole)

    def entries(self) -> list[Entry]:
        """Every field as a mapping, in order."""
        return [self.entry(key) for key in self.fields]

    def refuse_unknown(self, known: Set[str]) -> None:
        """Refuse fields that nobody would read, such as misspelt ones."""
        for key in self.fields:
            if key not in known:
                raise Fault(self.at(key), " | ".join(sorted(known)))

    def text(self, key: str, default: str | None = None) -> str:
        """Words that must be there, unless there is a default."""
        value = self.fields.get(key, default)
        if not isinstance(value, str) or (not value.strip() and value != default):
            raise Fault(self.at(key) if key in self.fields else self.path, f"{key}: text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """List of words, perhaps empty."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise Fault(self.at(key), f"{key}: [text, text]")
        return tuple(value)

    def choice(self, key: str, choices: tuple[T, ...], default: T | None = None) -> T:
        """One of some words."""
        value = self.fields.get(key, default)
        found = next((each for each in choices if each == value), None)
        if found is None:
            raise Fault(self.at(key) if key in self.fields else self.path, f"{key}: {' | '.join(choices)}")
        return found

    def flag(self, key: str) -> bool:
        """Yes or no; no where it is absent."""
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise Fault(self.at(key), f"{key}: true")
        return value

    def words(self) -> dict[Language, str]:
        """Text in each language."""
        given = [language for language in LANGUAGES if self.whole or language in self.fields]
        if not given:
            raise Fault(self.path, 'en: "text"')
        first = given[0]
        own = {language: self.text(language) for language in given}
        return {language: own.get(language, f"{own[first]} [{first}]") for language in LANGUAGES}
