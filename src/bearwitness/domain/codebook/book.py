"""The codebook itself: one place to ask for lists, codes, labels, properties and bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.age import Age
from bearwitness.domain.codebook.band import Band
from bearwitness.domain.codebook.code_list import CodeList
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.errors import BadValue, UnknownList, UnknownProperty
from bearwitness.domain.messages import Language
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value, tag_of
from bearwitness.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Lists, properties and bands, as read from YAML; a team's own folder may add to them.

    Raises
    ------
    UnknownList, UnknownTerm, UnknownProperty
        By every look-up of what the codebook does not have.
    """

    lists: Mapping[str, CodeList]
    properties: Mapping[str, Property]
    bands: Mapping[str, tuple[Band, ...]]

    def list(self, name: str) -> CodeList:
        """List of a name."""
        try:
            return self.lists[name]
        except KeyError as error:
            raise UnknownList from error

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes of a list, in order."""
        return tuple(self.list(name).codes)

    def label(self, name: str, code: str, language: Language = "en") -> str:
        """Words that stand for a code."""
        return self.list(name).code(code).labels[language]

    def definition(self, name: str, code: str) -> str:
        """Meaning of a code, in one English sentence."""
        return self.list(name).code(code).definition

    def elements(self, name: str, code: str) -> tuple[str, ...]:
        """Codes of ``legal_element`` that a passage with a code can support."""
        return self.list(name).code(code).supports

    def check(self, name: str, code: str) -> None:
        """Refuse a code that the list does not have; an alias is none until it is resolved."""
        self.list(name).code(code)

    def resolve_alias(self, name: str, code: str) -> str:
        """Code that a code or an alias, such as HTCDS's ``PhysicalThreats``, stands for."""
        return self.list(name).resolve(code)

    def property(self, name: str) -> Property:
        """Property of a name."""
        try:
            return self.properties[name]
        except KeyError as error:
            raise UnknownProperty from error

    def check_value(self, name: str, value: Value) -> None:
        """Refuse a value that the property cannot have.

        Raises
        ------
        BadValue
            Where its type or its list is another.
        """
        wanted = self.property(name)
        if tag_of(value) != wanted.type or (isinstance(value, Term) and value.list != wanted.list):
            raise BadValue(kind=name, example=wanted.list or wanted.type)
        if isinstance(value, Term):
            self.check(value.list, value.code)

    def band(self, name: str, value: Age | PartialDate) -> str | None:
        """Band in which an age or a date certainly lies; ``None`` where that cannot be said."""
        if name not in self.bands:
            raise UnknownList
        return next((band.code for band in self.bands[name] if band.holds(value) is Verdict.YES), None)
