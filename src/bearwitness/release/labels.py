"""Labels of properties and codes in three languages, from the codebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bearwitness.domain.codebook import Codebook, Property
from bearwitness.domain.date_step import OUTSIDE, Step, Years, steps_of
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.domain.place_level import COARSER, Level, axis_of, leveled, levels_of
from bearwitness.domain.precision import PRECISIONS
from bearwitness.domain.words import Words
from bearwitness.release.counts.cells import CONFLICTING, NOT_RECORDED, OTHER

SPECIAL = (NOT_RECORDED, CONFLICTING, OTHER, COARSER)


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
        Property of a person that a table can be made of, to its label.
    lists
        Property to its public code list, code to label, in order; properties without one are absent.
    places
        Place, no finer than a county, to its label.
    many
        Properties of which one person can have several codes, also by the name of a level of theirs.
    located
        Properties whose values are places.
    levels
        Those of them that have levels, to the levels at which it can be counted, the first where none is named.
    steps
        Dated properties, to the steps at which a series of each can go, the first where none is named.
    """

    properties: Mapping[str, Words]
    lists: Mapping[str, Mapping[str, Words]]
    places: Mapping[str, Words]
    many: frozenset[str]
    located: frozenset[str]
    levels: Mapping[str, tuple[Level, ...]]
    steps: Mapping[str, tuple[Step, ...]]

    @staticmethod
    def of(book: Codebook, gazetteer: Gazetteer) -> Labels:
        """Labels of a codebook, as it ships or as a team extended it, and of a gazetteer."""
        usable = {name: each for name, each in book.properties.items() if _usable(each)}
        lists = {name: each.list or each.band for name, each in usable.items()}
        many = {name for name, each in book.properties.items() if each.many}
        levels = {name: found for name in usable if (found := levels_of(book, name))}
        return Labels(
            properties={name: in_all(each.labels.__getitem__) for name, each in usable.items()},
            lists={name: _codes(book, its) for name, its in lists.items() if its},
            places={
                each: in_all(partial(gazetteer.name, each))
                for each, place in gazetteer.places.items()
                if PRECISIONS.index(place.precision) >= PRECISIONS.index("county")
            },
            many=frozenset(
                many.union(axis_of(name, each) for name in many & levels.keys() for each in levels[name])
            ),
            located=frozenset(name for name, each in usable.items() if each.type == "place"),
            levels=levels,
            steps={name: its for name in usable if (its := steps_of(book, name))},
        )

    def with_years(self, asked: Sequence[Years]) -> Labels:
        """Also those of series by year."""
        told = {each.axis: everywhere("release.by_year", property=self.property(each.name)) for each in asked}
        return replace(
            self,
            properties={**self.properties, **told},
            lists={**self.lists, **{each.axis: _years(each) for each in asked}},
            many=self.many | {each.axis for each in asked if each.name in self.many},
        )

    def property(self, name: str) -> Words:
        """Label of a property, at a level where the name holds one."""
        base, level = leveled(name)
        if level is None or base not in self.levels:
            return self.properties[name]
        return everywhere(f"release.at_{level}", property=self.properties[base])

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes of a property's list that may leave; none where it has no list."""
        return tuple(self.lists.get(name, {}))

    def groups(self, name: str) -> bool:
        """Whether a property puts persons into groups that have a name here: codes that may leave, or places."""
        return bool(self.codes(name)) or name in self.located

    def code(self, name: str, code: str) -> Words:
        """Label of a code of a property."""
        own = self.lists.get(name, {}).get(code)
        if own is None and code in SPECIAL:
            return everywhere(f"release.category{code}")
        return own or self.places[code]


def _usable(each: Property) -> bool:
    """Of a person, and not kept back by the codebook."""
    return "Person" in each.subjects and each.publish != "never"


def _codes(book: Codebook, its: str) -> dict[str, Words]:
    """Labels of the codes that may leave: whoever helps, and the ways of an escape, are restricted."""
    codes = (code for code, each in book.list(its).codes.items() if each.sensitivity != "restricted")
    return {code: in_all(partial(book.label, its, code)) for code in codes}


def _years(asked: Years) -> dict[str, Words]:
    """Years, and who is dated by none of them: all are there whoever stands in them, for that one is missing would tell."""
    years = {each: everywhere("release.year", year=each) for each in asked.codes}
    return years | {
        OUTSIDE: everywhere("release.category_outside"),
        COARSER: everywhere("release.category_no_year"),
    }
