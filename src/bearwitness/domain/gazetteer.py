"""Places of the border region and the onward countries: ids, precision, parents, names in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bearwitness.domain.errors import BadCodebook, BadValue, UnknownPlace
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.precision import PRECISIONS, Precision, precision_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry: no coordinates, so that none can be published by mistake.

    Attributes
    ----------
    names
        Language to names; the first is shown, the others are variants met in texts.
    borders
        For a river: the places along it, none of which contains it.
    """

    id: str
    precision: Precision
    parent: str | None
    names: Mapping[Language, tuple[str, ...]]
    borders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All places by id."""

    places: Mapping[str, Place] = field(default_factory=dict)

    @staticmethod
    def load() -> Gazetteer:
        """The gazetteer that ships with the package, read once."""
        return _shipped()

    def place(self, place_id: str) -> Place:
        """Entry of an id.

        Raises
        ------
        UnknownPlace
            Where there is none.
        """
        try:
            return self.places[place_id]
        except KeyError as error:
            raise UnknownPlace from error

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """Ids of the places around a place, from the nearest to the country."""
        found: list[str] = []
        parent = self.place(place_id).parent
        while parent is not None:
            found.append(parent)
            parent = self.place(parent).parent
        return tuple(found)

    def name(self, place_id: str, language: Language = "en") -> str:
        """Name to show."""
        return self.place(place_id).names[language][0]

    def names(self, language: Language) -> dict[str, str]:
        """Every name and variant in a language, to its id; a name of two places means the coarser one."""
        ordered = sorted(self.places.values(), key=lambda place: PRECISIONS.index(place.precision))
        return {name: place.id for place in ordered for name in place.names[language]}

    def touches(self, a: str, b: str) -> bool:
        """Whether one of two places is a river and the other lies along it or holds a part of it."""
        return a != b and (self._runs_by(a, b) or self._runs_by(b, a))

    def _runs_by(self, river: str, other: str) -> bool:
        """Whether a river's borders are, hold or lie in the other place."""
        around = (other, *self.ancestors(other))
        return any(
            border in around or other in self.ancestors(border) for border in self.place(river).borders
        )


@cache
def _shipped() -> Gazetteer:
    """Read `gazetteer.yaml` beside this file."""
    from bearwitness.domain.yaml_file import read_yaml

    path = Path(__file__).with_name("gazetteer.yaml")
    places = {place_id: _entry(place_id, entry) for place_id, entry in read_yaml(path).items()}
    return Gazetteer(places=places)


def _entry(place_id: str, entry: object) -> Place:
    """One place of the file."""
    try:
        return _place(place_id, entry)
    except (BadValue, KeyError, TypeError) as error:
        raise BadCodebook(file="gazetteer.yaml", place=place_id) from error


def _place(place_id: str, entry: object) -> Place:
    """One place, or the error of a lookup."""
    if not isinstance(entry, dict):
        raise TypeError(place_id)
    names = {language: tuple(str(name) for name in entry["names"][language]) for language in LANGUAGES}
    if not all(names.values()):
        raise KeyError(place_id)
    return Place(
        id=place_id,
        precision=precision_of(entry["precision"]),
        parent=entry.get("parent"),
        names=names,
        borders=tuple(entry.get("borders", ())),
    )
